/** The payment on its way along a line: the only thing that keeps moving. */
export function OnItsWayLine() {
  return (
    <div aria-hidden="true" className="my-5 h-0.5 overflow-hidden bg-line">
      <div className="on-its-way h-full w-1/4 bg-spark" />
    </div>
  );
}

/** A moving line, while the payment is not decided. */
export function ProgressLine() {
  return (
    <div aria-hidden="true" className="my-5 h-0.5 overflow-hidden bg-line">
      <div className="progress h-full w-1/4 bg-spark" />
    </div>
  );
}

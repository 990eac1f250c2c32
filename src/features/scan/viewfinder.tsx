/** Four corners to hold the code between. The whole picture is decoded, not only what is inside. */
export function Viewfinder() {
  const corner = 'absolute size-12 border-moon';
  return (
    <div
      aria-hidden="true"
      className="absolute inset-0 m-auto aspect-square h-[min(70%,76vw)] max-w-[84%] drop-shadow-[0_0_1.5px_var(--color-night)]"
    >
      <div className={`${corner} top-0 left-0 rounded-tl-l border-t-3 border-l-3`} />
      <div className={`${corner} top-0 right-0 rounded-tr-l border-t-3 border-r-3`} />
      <div className={`${corner} bottom-0 left-0 rounded-bl-l border-b-3 border-l-3`} />
      <div className={`${corner} right-0 bottom-0 rounded-br-l border-r-3 border-b-3`} />
    </div>
  );
}

// How far one got: words, and a bar that says the same.
export default function ({ data: [data], parentElement }) {
  const show = ({ share, words, name }) => {
    const track = parentElement.querySelector("[role=progressbar]");
    parentElement.querySelector("[part=words]").textContent = words;
    parentElement.querySelector("[part=done]").style.width = `${share * 100}%`;
    for (const [attribute, value] of [["label", name], ["valuemin", 0], ["valuemax", 100], ["valuenow", Math.round(share * 100)], ["valuetext", words]]) {
      track.setAttribute(`aria-${attribute}`, value);
    }
  };
  show(data);
  window.__vinculoProgress = show;
}

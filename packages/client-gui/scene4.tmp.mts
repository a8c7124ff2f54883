import scene3 from "./scene3.tmp.mts";
// The window fills the screen.
export default async (api) => {
  await api.desktop.window(/Conclave$/);
  const [w, h] = (process.argv[2] ?? "1280x800").split("x").map(Number);
  const label = `-${process.argv[2]}-${process.argv[3]}${process.argv[4] === "2" ? "-200" : ""}`;
  await api.desktop.moveWindow(/Conclave$/, 1, 20);
  await api.desktop.resizeWindow(/Conclave$/, w * Number(process.argv[4] ?? 1) - 4, h * Number(process.argv[4] ?? 1) - 26);
  await scene3({ ...api, label });
};

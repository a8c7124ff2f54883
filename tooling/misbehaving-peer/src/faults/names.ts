/** Names that a server does not give (clauses 6.7 and 6.8). */
import { signingKey, types } from "@conclave/testbed/reference";
import type { ClientStage } from "../client-stage.ts";
import type { ClientFault } from "../fault.ts";

const { BYE } = types;

export const nameFaults: readonly ClientFault[] = [
  refused("name-of-33-characters", "offers a name of 33 characters", 1, "length", "a".repeat(33)),
  refused("name-line-feed", "offers a name with a line feed", 2, "characters", "a\nb"),
  refused("name-space", "offers a name with a space", 2, "characters", "a b"),
  refused("name-turned-around", "offers a name with U+202E", 2, "characters", "ana\u202ebob"),
  refused("name-zero-width", "offers a name with U+200B", 2, "characters", "a\u200bna"),
  refused("name-mixed-scripts", "offers a name with one Cyrillic letter", 2, "characters", "p\u0430ypal"),
  refused("name-of-marks", "puts three marks on a letter", 2, "characters", "x\u0301\u0302\u0303"),
  refused("name-mixed-digits", "offers a name with digits of two scripts", 2, "characters", "a1\u0661"),
  taken("name-of-somebody", "offers the name of somebody present", 3, "taken", async (stage) => {
    await stage.member();
    return stage.name;
  }),
  taken("name-in-capitals", "offers the same in capitals", 3, "taken", async (stage) => {
    await stage.member();
    return stage.name.toUpperCase();
  }),
  taken(
    "name-lookalike",
    "offers the same as it looks in Cyrillic letters",
    4,
    "lookalike",
    async (stage) => {
      await stage.member(undefined, { name: "scope" });
      return "\u0455\u0441\u043e\u0440\u0435";
    },
  ),
  taken(
    "name-of-a-key-that-left",
    "offers the name of an identity key that is not here",
    3,
    "taken",
    ownedName,
  ),
  {
    ...taken("name-of-another-key", "offers the same with a key of its own", 3, "taken", ownedName),
    play: async (stage) => {
      const name = await ownedName(stage);
      const peer = await stage.greeted();
      peer.introduce({ name, identity: signingKey() });
    },
  },
];

/** A name that an identity key owns; its owner has left. */
async function ownedName(stage: ClientStage): Promise<string> {
  const owner = await stage.member(undefined, { identity: signingKey() });
  owner.say(BYE, Buffer.from([0]));
  await owner.wire.unreadAtEnd();
  return stage.name;
}

function refused(name: string, does: string, code: number, why: string, offered: string): ClientFault {
  return taken(name, does, code, why, async () => offered);
}

/** A name that is refused for what others have. */
function taken(
  name: string,
  does: string,
  code: number,
  why: string,
  offer: (stage: ClientStage) => Promise<string>,
): ClientFault {
  const play = async (stage: ClientStage) => {
    const offered = await offer(stage);
    const peer = await stage.greeted();
    peer.introduce({ name: offered });
  };
  return {
    name,
    clause: "6.7",
    does,
    sees: `NAME_BAD ${code}`,
    reports: "nothing",
    detail: { name: why },
    play,
  };
}

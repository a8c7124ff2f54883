/*
 * The authentication of the handshake (clauses 3, 4 and 6), bounded: up to two sessions of an honest client and
 * two of an honest server, and an attacker who is the network and has keys of his own. handshake.pv states the
 * same without bounds, for ProVerif.
 *
 * There are no channels: whatever a side receives, the attacker chose, among all that he can have. So he drops,
 * replays, crosses sessions and reorders without being a process. What he can have is
 * stated in one place each: KNOWS for shared secrets, HAS_HOST_SIG and HAS_ID_SIG for signatures.
 *
 * Terms are small numbers. A share also stands for the random beside it, fresh with each session. Two sides have
 * the same key exactly if their views of what went into it are equal: hashes do not collide, MACs and signatures
 * cannot be forged. Suite 2 is the stronger one, and everybody honest offers both.
 *
 * He can always stop a side for good, so an end that is no end is no fault: pan runs with -E.
 *
 *   -DCLIENTS=n    sessions of the client, 1 or 2 (default 2)
 *   -DSERVERS=n    sessions of the server, 1 or 2 (default 2)
 *   -DDH_BROKEN    who sees the hellos of suite 1 has their shared secret at once
 *   -DKCI_CLIENT   the attacker has the client's identity key; what the client believes has to hold
 *   -DKCI_HOST     the attacker has the host key; what the server believes of identities has to hold
 *   -DREACH        a false claim, that no session between both is ever complete: it has to be refuted
 *
 * Weakenings. Each of these has to be found: SIG_BARE (HOST_SIG does not cover the exchange), ID_SIG_BARE (ID_SIG
 * covers the name alone), NO_SUITE (offer and choice of suite are in no hash), and NO_FINISH with OPEN_FLIGHTS.
 * Each of those two alone may not break anything: FINISH (6.1) and the records' MAC under hs keys (5.3) are two
 * locks on one door.
 */
#ifndef CLIENTS
#define CLIENTS 2
#endif
#ifndef SERVERS
#define SERVERS 2
#endif

/* Shares: clients' 0 and 1, servers' 2 and 3, the attacker's. */
#define SHARE_S(j) (2 + (j))
#define SHARE_E    4

/* Long-term keys and names: nobody's, the honest client's, the honest server's, the attacker's. */
#define NONE 0
#define A 1
#define S 2
#define E 3

/* How far a session is; each stage includes those before it. */
#define NEW 0
#define GREETED 1      /* the server has answered the hello, with its flight */
#define CONVINCED 2    /* the client has accepted a server's flight and sent its own */
#define OPEN 3         /* the server has accepted a client's flight; the client has read a record under ap keys */

/* One side's transcript. */
typedef View {
  byte offer;          /* the best suite in HELLO_C */
  byte yc;
  byte suite;
  byte ys;
  byte host;
  byte policy;         /* 1: an identity is required */
  byte name;
  byte id
}
View c[2];
View s[2];
byte cStage[2];
byte sStage[2];

#ifdef NO_SUITE
#define SAME_SUITES(v, w) true
#else
#define SAME_SUITES(v, w) (v.offer == w.offer && v.suite == w.suite)
#endif
#define SAME_HELLOS(v, w) (v.yc == w.yc && v.ys == w.ys && SAME_SUITES(v, w))
#define SAME_ASKED(v, w)  (SAME_HELLOS(v, w) && v.host == w.host && v.policy == w.policy)
#define SAME_ALL(v, w)    (SAME_ASKED(v, w) && v.name == w.name && v.id == w.id)

/* Agreement is on everything, whatever the hashes leave out. */
#define AGREES(v, w) (SAME_ALL(v, w) && v.offer == w.offer && v.suite == w.suite)
#define AGREES_ASKED(v, w) (SAME_ASKED(v, w) && v.offer == w.offer && v.suite == w.suite)

/* The attacker has Z if one of the two shares is his. */
#ifdef DH_BROKEN
#define KNOWS(v) (v.yc == SHARE_E || v.ys == SHARE_E || v.suite == 1)
#else
#define KNOWS(v) (v.yc == SHARE_E || v.ys == SHARE_E)
#endif

/* Whether he reads and writes the flights between the sides that have this view. */
#ifdef OPEN_FLIGHTS
#define OPENS(v) true
#else
#define OPENS(v) KNOWS(v)
#endif

#ifdef NO_FINISH
#define CHECKED(finish) true
#else
#define CHECKED(finish) (finish)
#endif

/* What the host's signature of session j says must be what client i sees; the same for identities. */
#ifdef SIG_BARE
#define HOST_SIG_FITS(i, j) true
#else
#define HOST_SIG_FITS(i, j) SAME_HELLOS(c[i], s[j])
#endif
#ifdef ID_SIG_BARE
#define ID_SIG_FITS(i, j) (c[i].name == s[j].name)
#else
#define ID_SIG_FITS(i, j) (SAME_ASKED(c[i], s[j]) && c[i].name == s[j].name)
#endif

/* A signature that he has read in somebody's flight, or can make. */
#define HAS_HOST_SIG(i, j) (sStage[j] >= GREETED && OPENS(s[j]) && HOST_SIG_FITS(i, j))
#define HAS_ID_SIG(i, j)   (cStage[i] >= CONVINCED && c[i].id == A && OPENS(c[i]) && ID_SIG_FITS(i, j))
#ifdef KCI_HOST
#define SIGNS_AS_S true
#else
#define SIGNS_AS_S false
#endif
#ifdef KCI_CLIENT
#define SIGNS_AS_A true
#else
#define SIGNS_AS_A false
#endif

/* A FINISH under the same key over the same transcript, made by the honest other side. */
#define FINISH_OF_S(i, j) (sStage[j] >= GREETED && SAME_ASKED(c[i], s[j]))
#define FINISH_OF_C(i, j) (cStage[i] >= CONVINCED && SAME_ALL(c[i], s[j]))

/* A share of an honest session that exists, or his own; also the receiver's own, reflected. */
inline chooseShare(share) {
  if
  :: share = 0
#if CLIENTS > 1
  :: share = 1
#endif
  :: sStage[0] >= GREETED -> share = SHARE_S(0)
  :: sStage[1] >= GREETED -> share = SHARE_S(1)
  :: share = SHARE_E
  fi
}

inline chooseBit(bit_, low, high) {
  if
  :: bit_ = low
  :: bit_ = high
  fi
}

proctype Client(byte i; byte pinned) {
  d_step {
    c[i].offer = 2;
    c[i].yc = i
  }

  /* HELLO_S. The client offered both suites, so it takes either. */
  atomic {
    chooseBit(c[i].suite, 1, 2);
    chooseShare(c[i].ys)
  }

  /* The server's flight: handed on, or made by the attacker. Guards are the client's checks (6.3). */
  atomic {
    c[i].host = pinned;
    chooseBit(c[i].policy, 0, 1);
    if
    :: pinned == S && (FINISH_OF_S(i, 0) || FINISH_OF_S(i, 1))    /* one record, whole */
    :: OPENS(c[i]) &&
       (pinned == E || SIGNS_AS_S || HAS_HOST_SIG(i, 0) || HAS_HOST_SIG(i, 1)) &&
       CHECKED(KNOWS(c[i]) || (pinned == S && (FINISH_OF_S(i, 0) || FINISH_OF_S(i, 1))))
    fi;
#ifndef KCI_HOST
    if
    :: pinned == S ->
         assert(!KNOWS(c[i]));                                    /* what it says stays secret */
         assert(c[i].suite == 2);                                 /* no downgrade */
         assert((sStage[0] >= GREETED && AGREES_ASKED(c[i], s[0])) ||
                (sStage[1] >= GREETED && AGREES_ASKED(c[i], s[1])))
    :: else
    fi;
#endif
    c[i].name = A;
    if
    :: c[i].id = A
    :: c[i].policy == 0 -> c[i].id = NONE
    fi;
    cStage[i] = CONVINCED
  }

  /* A first record under ap_s: from a server that has the same transcript, or from one who can compute it all. */
  atomic {
    if
    :: sStage[0] == OPEN && SAME_ALL(c[i], s[0])
    :: sStage[1] == OPEN && SAME_ALL(c[i], s[1])
    :: KNOWS(c[i])
    fi;
    cStage[i] = OPEN;
#ifndef KCI_HOST
    assert(pinned != S || (sStage[0] == OPEN && AGREES(c[i], s[0])) || (sStage[1] == OPEN && AGREES(c[i], s[1])));
#endif
#ifdef REACH
    assert(!(pinned == S && c[i].id == A && c[i].policy == 1))
#endif
  }
}

proctype Server(byte j) {
  /* HELLO_C; the server picks the best suite offered, and signs. */
  atomic {
    chooseBit(s[j].offer, 1, 2);
    s[j].suite = s[j].offer;
    chooseShare(s[j].yc);
    s[j].ys = SHARE_S(j);
    s[j].host = S;
    chooseBit(s[j].policy, 0, 1);
    sStage[j] = GREETED
  }

  /* The client's flight: a name, and perhaps whose identity it proves. */
  atomic {
    chooseBit(s[j].name, A, E);
    if
    :: s[j].policy == 0 -> s[j].id = NONE
    :: s[j].id = A
    :: s[j].id = E
    fi;
    if
    :: FINISH_OF_C(0, j) || FINISH_OF_C(1, j)                     /* one record, whole */
    :: OPENS(s[j]) &&
       (s[j].id != A || SIGNS_AS_A || HAS_ID_SIG(0, j) || HAS_ID_SIG(1, j)) &&
       CHECKED(KNOWS(s[j]) || FINISH_OF_C(0, j) || FINISH_OF_C(1, j))
    fi;
#ifndef KCI_CLIENT
    /* An identity means that its owner is there, for this server, in this session, under this name. */
    assert(s[j].id != A ||
           (cStage[0] >= CONVINCED && AGREES(c[0], s[j])) || (cStage[1] >= CONVINCED && AGREES(c[1], s[j])));
    assert(s[j].id != A || !KNOWS(s[j]));
#ifndef DH_BROKEN
    /* And who made the client's share, named or not, means this server. */
    assert(s[j].yc >= 2 ||
           (cStage[s[j].yc] >= CONVINCED && AGREES(c[s[j].yc], s[j])));
#endif
#endif
    sStage[j] = OPEN
  }
}

/* Whose key each client session has pinned. Of two, one has the honest server's; the other may as well be with the
   attacker, who then has what it signs. */
init {
  atomic {
    byte pinned;
    chooseBit(pinned, S, E);
    run Client(0, pinned);
#if CLIENTS > 1
    run Client(1, S);
#endif
    run Server(0);
#if SERVERS > 1
    run Server(1)
#endif
  }
}

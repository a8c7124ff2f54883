/*
 * The order of a rekey (clause 8 of the protocol): who may use which key, and from when on.
 *
 * A key is only the number of the rekey that made it, 0 for the handshake's. What is asked is whether the two
 * sides always agree on that number, while both go on talking; cryptography is not in here. A connection is two
 * lossless queues in order, as TCP is, of QUEUE records each. Reading and writing are processes of their own on
 * each side, since neither side may stop reading because it cannot write.
 *
 *   -DQUEUE=n     records that fit into a direction (default 3)
 *   -DREKEYS=n    rekeys at most (default 2)
 *   -DPROGRESS    checks the LTL formula below as well, with data that are not numbered (run pan with -a -f)
 *   -DREACH       a false claim, that rekeys never all finish: the checker has to refute it
 *   -DROGUE       the client also says REKEY_OK out of turn, once: the server has to close
 *
 * Mutants, each of which has to be found: EARLY_WRITE, TWO_IN_FLIGHT, EARLY_READ, NOT_LAST, UNASKED_OK, OK_WHILE_DUE;
 * and LAZY, by the formula.
 *
 * The states of the code are in packages/protocol/src/rekey/states.ts; README.md says which of these they are.
 */
#ifndef QUEUE
#define QUEUE 3
#endif
#ifndef REKEYS
#define REKEYS 2
#endif

/* Data are numbered, again from 0 after SEQS of them. More than fit into a queue: a loss, a repetition or another
   order always shows as a wrong number, however much is said. Progress does not depend on numbers. */
#ifdef PROGRESS
#define SEQS 1
#else
#define SEQS (QUEUE + 2)
#endif

/* What is due goes into the next record. A side that always has more to say may otherwise never come to it; then
   all is still in order, but the rekey never ends. */
#if defined(PROGRESS) && !defined(LAZY)
#define MAY_WAIT(due) (!(due))
#else
#define MAY_WAIT(due) true
#endif

#if defined(UNASKED_OK) || defined(OK_WHILE_DUE)
#define ROGUE
#endif

/* What ends a record. END is no message of the protocol: a side that sends it says nothing more, so that every
   run can come to an end at which both sides are compared. */
mtype = { NOTHING, REKEY_C, REKEY_S, REKEY_OK, END };

/* Where the client is: no rekey; waiting for REKEY_S; has it, and owes REKEY_OK. */
mtype = { OPEN, ASKED, OWES };

/* Where the server is: no rekey; computing; has REKEY_S to send; waiting for REKEY_OK. */
mtype = { IDLE, COMPUTING, DUE, AWAITS };

/* A record: the key that sealed it; whether it has data, and their number; how it ends; the rekey that this end
   is about (for REKEY_S: the REKEY_C that the signature covers); whether the data come after that end. */
chan toServer = [QUEUE] of { byte, bool, byte, mtype, byte, bool };
chan toClient = [QUEUE] of { byte, bool, byte, mtype, byte, bool };

mtype client = OPEN;
byte clientWrites, clientReads;       /* the keys in use */
byte clientPending;                   /* the one exponent that a client keeps */
byte started;
byte clientSent, clientGot;

mtype server = IDLE;
byte serverWrites, serverReads;
byte serverNext;                      /* the key being made, or made and not yet read with */
byte serverSent, serverGot;

bool inFlight;                        /* from REKEY_C sent to REKEY_OK read; nobody decides by it */
bool clientEnded;                     /* the server has read the client's END */
bool closed;                          /* the server gave up on a client that breaks the rules */
#ifdef ROGUE
bool rogueDone;
bool fooled;                          /* it was out of turn, and yet just what the server waited for */
#endif

/* Room to work in. A step sets it before using it and nothing else runs meanwhile; each leaves it empty, or what
   was in it would make the same state look like many. */
byte key, seq, about;
bool data, after;
mtype end;

inline tidy() {
  key = 0;
  seq = 0;
  about = 0;
  data = false;
  after = false;
  end = 0
}

inline seal(queue, sealedWith, hasData, sent, how, which, follows) {
  queue ! sealedWith, hasData, sent, how, which, follows;
  sent = (sent + hasData) % SEQS;
  data = false
}

/* Every message is judged by the key that its reader holds at that moment: the record was opened with it. */
inline readData(sealedWith, reads, number, got) {
  assert(sealedWith == reads);
  assert(number == got);
  got = (got + 1) % SEQS
}

inline eitherWay(choice) {
  if
  :: choice = true
  :: choice = false
  fi
}

active proctype ClientWriter() {
  do
  :: atomic { nfull(toServer) && client == OWES ->
       /* Under the old key; whatever comes next is under the new one. */
       eitherWay(data);
       seal(toServer, clientWrites, data, clientSent, REKEY_OK, clientPending, false);
       clientWrites = clientPending;
       client = OPEN
     }
  :: atomic { nfull(toServer) && MAY_WAIT(client == OWES) ->
       seal(toServer, clientWrites, true, clientSent, NOTHING, 0, false)
     }
#ifdef TWO_IN_FLIGHT
  :: atomic { nfull(toServer) && started < REKEYS ->
#else
  :: atomic { nfull(toServer) && client == OPEN && started < REKEYS ->
#endif
       started++;
       clientPending = started;
       eitherWay(data);
       seal(toServer, clientWrites, data, clientSent, REKEY_C, clientPending, false);
       client = ASKED;
       inFlight = true
     }
#ifdef ROGUE
  :: atomic { nfull(toServer) && client != OWES && !rogueDone ->
       rogueDone = true;
       seal(toServer, clientWrites, false, clientSent, REKEY_OK, 0, false)
     }
  :: atomic { closed -> break }
#endif
  :: atomic { nfull(toServer) && client == OPEN ->
       seal(toServer, clientWrites, false, clientSent, END, 0, false);
       break
     }
  od
}

active proctype ClientReader() {
  do
  :: atomic { toClient ? key, data, seq, end, about, after ->
       assert(key == clientReads);
       if
       :: data && !after -> readData(key, clientReads, seq, clientGot)
       :: else
       fi;
       if
       :: end == NOTHING
       :: end == REKEY_S ->
            assert(client == ASKED);
            assert(about == clientPending);    /* or the signature would not verify */
            clientReads = clientPending;
#ifdef EARLY_WRITE
            clientWrites = clientPending;
#endif
            client = OWES
       :: end == END ->
            /* Nothing is on its way any more. */
            assert(client == OPEN && server == IDLE && !inFlight);
            assert(clientReads == started && clientWrites == started);
            assert(serverReads == started && serverWrites == started);
            assert(clientGot == serverSent && serverGot == clientSent);
            assert(empty(toServer) && empty(toClient));
#ifdef REACH
            assert(started < REKEYS);
#endif
            break
       fi
#ifdef NOT_LAST
       ;
       if
       :: data && after -> readData(key, clientReads, seq, clientGot)
       :: else
       fi
#endif
       ;
       tidy()
     }
#ifdef ROGUE
  :: atomic { closed && empty(toClient) -> break }
#endif
  od
}

active proctype ServerReader() {
  do
  :: atomic { toServer ? key, data, seq, end, about, after ->
#ifdef ROGUE
       /* Its own keys are all that a client can spoil so. No tag fits any more, and that ends the session. */
       if
       :: fooled && key != serverReads -> closed = true; break
       :: else
       fi;
#endif
       assert(key == serverReads);
       if
       :: data -> readData(key, serverReads, seq, serverGot)
       :: else
       fi;
       if
       :: end == NOTHING
       :: end == REKEY_C ->
#ifndef TWO_IN_FLIGHT
            assert(server == IDLE);            /* a second one would be fatal */
#endif
            serverNext = about;
            server = COMPUTING
       :: end == REKEY_OK ->
#ifdef UNASKED_OK
            serverReads = (server == AWAITS -> serverNext : serverReads + 1);
#else
            if
#ifdef OK_WHILE_DUE
            :: server == AWAITS || server == DUE ->
#else
            :: server == AWAITS ->
#endif
#ifdef ROGUE
                 fooled = (server == AWAITS && about == 0);
#endif
                 serverReads = serverNext
#ifdef ROGUE
            :: else -> closed = true; break
#endif
            fi;
#endif
            inFlight = false;
            server = IDLE
       :: end == END -> clientEnded = true; break
       fi;
       tidy()
     }
  od
}

/* Diffie-Hellman and the signature run elsewhere and take any length of time. */
active proctype ServerWorker() {
  do
  :: atomic { server == COMPUTING -> server = DUE }
  :: atomic { clientEnded || closed -> break }
  od
}

active proctype ServerWriter() {
  do
  :: atomic { nfull(toClient) && server == DUE ->
       eitherWay(data);
#ifdef NOT_LAST
       seal(toClient, serverWrites, data, serverSent, REKEY_S, serverNext, data);
#else
       seal(toClient, serverWrites, data, serverSent, REKEY_S, serverNext, false);
#endif
       serverWrites = serverNext;
#ifdef EARLY_READ
       serverReads = serverNext;
#endif
       server = AWAITS
     }
  :: atomic { nfull(toClient) && MAY_WAIT(server == DUE) ->
       seal(toClient, serverWrites, true, serverSent, NOTHING, 0, false)
     }
  :: atomic { nfull(toClient) && clientEnded ->
       seal(toClient, serverWrites, false, serverSent, END, 0, false);
       break
     }
#ifdef ROGUE
  :: atomic { closed -> break }
#endif
  od
}

#ifdef PROGRESS
ltl finishes { [] (inFlight -> <> !inFlight) }
#endif

/* One purchase intent, two workers, one supplier. Crash at every step, lease run-out,
   paused workers, delayed / lost requests, lost answers, refusals.
   KIND 1 supplier drops a repeated client key; 2 look-up by reference; 3 neither; 4 draft, then pay by id
   RESEND (kind 2): 0 never send again, ask a person; 1 send again when look-up finds nothing
   SETTLE (kind 2): 1 look-up waits until no request can still be under way
   PAUSE: 1 a worker can stall between its last lease check and the wire; 0 it cannot (bounded pause)
   Mutants: M_LATE  intent written after the send; M_NOFENCE result written without the fence;
            M_REFUSE a refusal closes the intent though an earlier attempt is open;
            M_NEWKEY a retry makes a new key; M_PAYNEW kind 4 pays the draft it has just made;
            M_VOID  a cancel closes the intent though a payment is open
   Wider: PAYNO kind 4 journals each payment, and the supplier may refuse it; CANCEL besides, the buyer may cancel at any time;
          WORKERS how many workers there are */
#ifndef KIND
#define KIND 1
#endif
#ifndef RESEND
#define RESEND 0
#endif
#ifndef SETTLE
#define SETTLE 0
#endif
#ifndef PAUSE
#define PAUSE 1
#endif
#ifndef MAXCRASH
#define MAXCRASH 2
#endif
#ifndef MAXEXP
#define MAXEXP 2
#endif
#ifndef MAXTRY
#define MAXTRY 3
#endif
#ifndef WORKERS
#define WORKERS 2
#endif
#ifdef CANCEL
#ifndef PAYNO
#define PAYNO
#endif
bool cancel = false;
active proctype Buyer() {
end: if :: atomic { !cancel -> cancel = true } :: skip fi
}
#define CANCELLED cancel
#else
#define CANCELLED false
#endif
#define OKAY 1
#define UNKNOWN 2
#define NO 3

mtype = { Ready, Sending, Ordered, Refused, Ask };
mtype st = Ready;            /* durable */
byte epoch = 0; byte tries = 0; byte open_ = 0; byte chosen = 0;
byte holder = 0; bool lease = false;
byte bought = 0; byte wire = 0; byte drafts = 0; byte paid = 0; byte paywire = 0;
byte crashes = 0; byte expiries = 0;

inline effect() {
#if KIND == 1 && !defined(M_NEWKEY)
  bought = (bought == 0 -> 1 : bought)
#else
  bought++
#endif
}
inline payeffect(id) {       /* paying the same id twice takes money once */
  bought = ((paid & (1 << id)) == 0 -> bought + 1 : bought); paid = paid | (1 << id)
}
active proctype Network() {
end: do
  :: atomic { wire > 0 -> wire--; effect() }
  :: atomic { wire > 0 -> wire-- }
  :: atomic { paywire != 0 -> payeffect(paywire); paywire = 0 }
  :: atomic { paywire != 0 -> paywire = 0 }
  od
}
active proctype Clock() {
end: do :: atomic { lease && expiries < MAXEXP -> expiries++; lease = false } od
}
#define DIE if :: atomic { crashes < MAXCRASH -> crashes++; \
                 if :: holder == _pid -> lease = false :: else -> skip fi; \
                 my = 0; ans = 0; id = 0; first = false; goto again } \
            :: skip fi
#define MINE (epoch == my)

proctype Worker() {
  byte my = 0; byte ans = 0; byte id = 0; bool first = false;
again:
  atomic { my = 0; ans = 0; id = 0; first = false };
endw: if
  :: atomic { !lease && (st == Ready || st == Sending) ->
       holder = _pid; lease = true; epoch++; my = epoch; first = (st == Ready) }
  :: atomic { st == Ordered || st == Refused || st == Ask -> goto done }
  fi;
  DIE;
#if KIND == 4
  goto draft;
#endif
#if KIND == 2
  if :: first -> skip :: !first -> goto look fi;
#elif KIND == 3
  if :: first -> skip :: !first -> goto park fi;
#endif
write:
#ifndef M_LATE
  atomic { if :: MINE && tries < MAXTRY && (st == Ready || st == Sending) ->
                 st = Sending; tries++; open_++
           :: MINE && tries >= MAXTRY -> goto park
           :: else -> goto again fi };
#endif
  DIE;
#if PAUSE
  if :: MINE -> skip :: else -> goto again fi;      /* a stall may follow */
#endif
  atomic {
#if !PAUSE
    if :: MINE -> skip :: else -> goto again fi;
#endif
    if :: effect(); ans = OKAY
       :: effect(); ans = UNKNOWN
       :: wire++; ans = UNKNOWN
       :: ans = UNKNOWN
#if KIND == 1
       :: bought == 0 -> ans = NO
#else
       :: ans = NO
#endif
    fi };
  DIE;
#ifdef M_LATE
  atomic { if :: MINE && tries < MAXTRY -> st = Sending; tries++; open_++ :: else -> goto again fi };
#endif
  if
  :: ans == OKAY -> goto record
  :: ans == NO ->
     atomic { if :: MINE ->
                 open_--;
                 if
#ifdef M_REFUSE
                 :: st = Refused; goto again
#else
                 :: open_ == 0 -> st = Refused; goto again
                 :: else -> skip
#endif
                 fi
              :: else -> goto again fi }
  :: ans == UNKNOWN -> skip
  fi;
#if KIND == 1
  goto write;
#elif KIND == 2
  goto look;
#else
  goto park;
#endif
#if KIND == 2
look:
#if SETTLE
  (wire == 0);
#endif
  DIE;
  if :: atomic { bought > 0 -> ans = OKAY } :: atomic { bought == 0 -> ans = NO } fi;
  if
  :: ans == OKAY -> goto record
  :: else ->
#if RESEND
     goto write
#else
     goto park
#endif
  fi;
#endif
#if KIND == 4
draft:                                /* a draft costs nothing; any number may exist */
  if :: chosen != 0 -> goto pay :: chosen == 0 -> skip fi;
  atomic { if :: drafts < 3 -> drafts++;
                 if :: id = drafts :: id = 0 fi      /* answer may be lost */
           :: else -> goto park fi };
  DIE;
  if :: id == 0 -> goto draft :: id != 0 -> skip fi;
  atomic { if :: chosen == 0 && st == Ready -> chosen = id; st = Sending :: !(chosen == 0 && st == Ready) -> skip fi };
pay:
  DIE;
#ifdef M_PAYNEW
  if :: id == 0 -> id = chosen :: id != 0 -> skip fi;
#else
  id = chosen;
#endif
#ifdef CANCEL
  atomic { if :: MINE && cancel && st == Sending ->
                 if
#ifdef M_VOID
                 :: st = Refused; goto again
#else
                 :: open_ == 0 -> st = Refused; goto again
                 :: else -> goto park
#endif
                 fi
              :: else -> skip fi };
#endif
#ifdef PAYNO
  atomic { if :: MINE && st == Sending && tries < MAXTRY && !CANCELLED -> tries++; open_++
              :: MINE && st == Sending && CANCELLED -> goto pay
              :: MINE && st == Sending && tries >= MAXTRY && !CANCELLED -> goto park
              :: else -> goto again fi };
  DIE;
#endif
  atomic { if :: payeffect(id); ans = OKAY
              :: payeffect(id); ans = UNKNOWN
              :: paywire == 0 -> paywire = id; ans = UNKNOWN
#ifdef PAYNO
              :: bought == 0 -> ans = NO        /* what was paid is never refused */
#endif
              :: ans = UNKNOWN fi };
  DIE;
#ifdef PAYNO
  if :: ans == OKAY -> goto record
     :: ans == NO ->
        atomic { if :: MINE && st == Sending ->
                       open_--;
                       if
#ifdef M_REFUSE
                       :: st = Refused; goto again
#else
                       :: open_ == 0 -> st = Refused; goto again
                       :: else -> goto pay
#endif
                       fi
                    :: else -> goto again fi }
     :: ans == UNKNOWN -> goto pay
  fi;
#else
  if :: ans == OKAY -> goto record
     :: else -> atomic { tries++; if :: tries > MAXTRY -> goto park :: else -> goto pay fi }
  fi;
#endif
#endif
park:
  atomic { if :: MINE && (st == Sending || st == Ready) -> st = Ask :: else -> skip fi };
  goto again;
record:
  DIE;
  atomic { if
#ifdef M_NOFENCE
           :: st = Ordered
#else
           :: MINE && st == Sending -> st = Ordered
#endif
           :: else -> skip fi };
  goto again;
done: skip
}
init { atomic { run Worker(); run Worker();
#if WORKERS > 2
  run Worker()
#endif
} }
ltl twice   { [] (bought <= 1) }
ltl real    { [] (st == Ordered -> bought >= 1) }
ltl refused { [] (st == Refused -> bought == 0) }
ltl settles { <> (st == Ordered || st == Refused || st == Ask) }
/* The first three in one search, for configurations in which none is violated. */
ltl kept    { [] (bought <= 1 && (st == Ordered -> bought >= 1) && (st == Refused -> bought == 0)) }

package ledger

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/diag"
)

var ana = Holder{Who: "ana", Host: "laptop", PID: 4711}

func TestSecondDeployerIsToldWho(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(newMemory())
		_, lease, err := l.Acquire(t.Context(), "dev", "orders", ana)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * leaseTime) // it is renewed all the while
		_, _, err = l.Acquire(t.Context(), "dev", "orders", Holder{Who: "ben", Host: "runner", PID: 1})
		if !errors.Is(err, ErrHeld) || diag.ExitOf(err) != diag.Locked {
			t.Fatalf("error %v, exit %d; want ErrHeld and exit 11", err, diag.ExitOf(err))
		}
		if want := "orders in dev is being released by ana on laptop (pid 4711)"; !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %q, want it to begin with %q", err, want)
		}
		if _, other, err := l.Acquire(t.Context(), "prod", "orders", ana); err != nil {
			t.Errorf("another environment: %v", err)
		} else if err := other.Release(t.Context()); err != nil {
			t.Error(err)
		}
		if err := lease.Release(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, again, err := l.Acquire(t.Context(), "dev", "orders", ana)
		if err != nil {
			t.Fatalf("after it was given back: %v", err)
		}
		if err := again.Release(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestGivenBackAfterInterrupt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(newMemory())
		ctx, cancel := context.WithCancel(t.Context())
		held, lease, err := l.Acquire(ctx, "dev", "orders", ana)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		<-held.Done()
		if err := lease.Release(ctx); err != nil {
			t.Fatal(err)
		}
		if _, next, err := l.Acquire(t.Context(), "dev", "orders", ana); err != nil {
			t.Error(err)
		} else if err := next.Release(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestKilledDeployerIsTakenOverByOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newMemory()
		killed := New(&dying{memory: store})
		held, lease, err := killed.Acquire(t.Context(), "dev", "orders", ana)
		if err != nil {
			t.Fatal(err)
		}
		killed.store.(*dying).dead.Store(true)
		time.Sleep(leaseTime + clockSkew)

		l := New(store)
		var wg sync.WaitGroup
		var won atomic.Int32
		for i := range 10 {
			wg.Go(func() {
				_, x, err := l.Acquire(t.Context(), "dev", "orders", Holder{Who: fmt.Sprint("taker ", i)})
				switch {
				case err == nil:
					won.Add(1)
					t.Cleanup(func() { x.stop(nil) })
				case !errors.Is(err, ErrHeld):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if won.Load() != 1 {
			t.Errorf("%d took the lease over, want exactly one", won.Load())
		}

		killed.store.(*dying).dead.Store(false) // it was only asleep, and now finds out
		<-held.Done()
		if !errors.Is(context.Cause(held), ErrLost) {
			t.Errorf("cause %v, want ErrLost", context.Cause(held))
		}
		if err := lease.Release(t.Context()); err != nil {
			t.Error(err)
		}
		if _, _, err := l.Acquire(t.Context(), "dev", "orders", ana); !errors.Is(err, ErrHeld) {
			t.Errorf("error %v: the loser must not give back what is another's", err)
		}
		time.Sleep(time.Second)
	})
}

// dying is a store whose machine can stop: then its operations wait until it goes on.
type dying struct {
	*memory
	dead atomic.Bool
}

func (d *dying) Put(ctx context.Context, key string, body []byte, ifAbsent bool) error {
	for d.dead.Load() {
		time.Sleep(time.Second)
	}
	return d.memory.Put(ctx, key, body, ifAbsent)
}

func TestLostAnswersDoNotLoseTheLease(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newMemory()
		calls := 0
		store.before = func(_ context.Context, op string) error {
			if calls++; op == "list" && calls > 10 && calls%3 == 1 {
				return errors.New("connection reset")
			}
			return nil
		}
		held, lease, err := New(store).Acquire(t.Context(), "dev", "orders", ana)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(20 * leaseTime)
		if held.Err() != nil {
			t.Errorf("lost: %v", context.Cause(held))
		}
		lease.stop(nil)
		<-lease.done
	})
}

// A writer that stalls between looking and writing finds its number free again,
// because the row has gone on and was cleaned up behind it.
func TestStalledTakerNoticesThatTheRowWentOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newMemory()
		l := New(store)
		turn := func() {
			_, lease, err := l.Acquire(t.Context(), "dev", "orders", Holder{Who: "ben"})
			if err != nil {
				t.Fatal(err)
			}
			if err := lease.Release(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		turn()
		stalled := make(chan error)
		go func() {
			_, _, err := New(&slowPut{store}).Acquire(t.Context(), "dev", "orders", ana)
			stalled <- err
		}()
		synctest.Wait()
		turn()
		_, lease, err := l.Acquire(t.Context(), "dev", "orders", Holder{Who: "carla"})
		if err != nil {
			t.Fatal(err)
		}
		if err := <-stalled; !errors.Is(err, ErrHeld) {
			t.Errorf("error %v, want ErrHeld", err)
		}
		if err := lease.Release(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// slowPut is a store that takes a moment to write.
type slowPut struct{ *memory }

func (s *slowPut) Put(ctx context.Context, key string, body []byte, ifAbsent bool) error {
	time.Sleep(time.Second)
	return s.memory.Put(ctx, key, body, ifAbsent)
}

// Whatever the speeds of the deployers and the deaths among them, never do two
// of them hold the lease at once.
func TestOneHolderAtATime(t *testing.T) {
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { contend(t, seed) })
		})
	}
}

func contend(t *testing.T, seed uint64) {
	store := newMemory()
	random := rand.New(rand.NewPCG(seed, 0))
	var mu sync.Mutex
	pick := func(n int) int {
		mu.Lock()
		defer mu.Unlock()
		return random.IntN(n)
	}
	store.before = func(ctx context.Context, _ string) error {
		most := 400 * time.Millisecond
		if pick(8) == 0 {
			most = leaseTime
		}
		select {
		case <-time.After(time.Duration(pick(int(most)))):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	l := New(store)
	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	var holding, rounds atomic.Int32
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Go(func() {
			for ctx.Err() == nil {
				time.Sleep(time.Duration(1+pick(5000)) * time.Millisecond)
				held, lease, err := l.Acquire(ctx, "dev", "orders", Holder{PID: i})
				if err != nil {
					continue
				}
				if n := holding.Add(1); n != 1 {
					t.Errorf("%d holders at once", n)
				}
				rounds.Add(1)
				select {
				case <-time.After(time.Duration(pick(2)*pick(60)) * time.Second):
				case <-held.Done():
				}
				holding.Add(-1)
				if pick(3) == 0 { // it dies, and never gives the lease back
					lease.stop(nil)
					<-lease.done
				} else {
					_ = lease.Release(ctx) // may fail as the store is slow; then it expires
				}
			}
		})
	}
	wg.Wait()
	if rounds.Load() < 20 {
		t.Errorf("only %d turns in an hour", rounds.Load())
	}
}

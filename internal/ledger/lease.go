package ledger

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/internal/diag"
)

// A lease lasts leaseTime from its last renewal, and is renewed three times in
// that span. What a killed deployer leaves behind is free after leaseTime and
// clockSkew, by which the clocks of two machines may differ.
const (
	leaseTime = 30 * time.Second
	clockSkew = 2 * time.Second
)

// Errors about leases.
var (
	ErrHeld = errors.New("lease is held by another")
	ErrLost = errors.New("lease was lost to another")
)

// Holder says who holds a lease.
type Holder struct {
	Who     string    `json:"who"`
	Host    string    `json:"host"`
	PID     int       `json:"pid"`
	Since   time.Time `json:"since"`
	Expires time.Time `json:"expires"`
}

// String names the holder as a person would.
func (h Holder) String() string { return fmt.Sprintf("%s on %s (pid %d)", h.Who, h.Host, h.PID) }

// Lease is the right to release one service in one environment.
//
// It is a row of numbered objects of which only the highest counts. Every step
// (taking, renewing, taking over, giving back) writes the next number, and only
// if it is absent, so of two that step at once one wins and the other notices.
// The highest is never deleted, so the numbers never start again.
type Lease struct {
	ledger *Ledger
	dir    string
	number int
	token  string
	holder Holder
	stop   context.CancelCauseFunc
	done   chan struct{}
}

// leaseState is the object that is stored.
type leaseState struct {
	Holder
	Free  bool   `json:"free,omitzero"`
	Token string `json:"token"` // random, the same for all steps of one lease
}

// Acquire takes the lease of a service and keeps it renewed. The context that
// it returns ends when ctx does, or with ErrLost as its cause if the lease is
// lost. If another holds the lease, the error is a *diag.Error that wraps
// ErrHeld, names the holder and asks for exit code 11.
func (l *Ledger) Acquire(ctx context.Context, environment, service string, who Holder) (context.Context, *Lease, error) {
	x := &Lease{ledger: l, dir: "leases/" + environment + "/" + service + "/", token: rand.Text(), holder: who, done: make(chan struct{})}
	x.holder.Since = time.Now().UTC()
	for {
		top, state, err := x.top(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("take the lease of %s in %s: %w", service, environment, err)
		}
		if top > 0 && !state.Free && time.Now().Before(state.Expires.Add(clockSkew)) {
			return nil, nil, heldError(environment, service, state.Holder)
		}
		err = x.take(ctx, top+1)
		if err == nil {
			break
		}
		if !errors.Is(err, ErrExists) {
			return nil, nil, fmt.Errorf("take the lease of %s in %s: %w", service, environment, err)
		}
	}
	held, stop := context.WithCancelCause(ctx)
	x.stop = stop
	go x.keep(held)
	return held, x, nil
}

// take is a first step. One that takes longer than the lease lasts is worth nothing.
func (x *Lease) take(ctx context.Context, number int) error {
	ctx, cancel := context.WithTimeout(ctx, leaseTime)
	defer cancel()
	return x.step(ctx, number, false)
}

func heldError(environment, service string, h Holder) error {
	return &diag.Error{
		What: fmt.Sprintf("%s in %s is being released by %s since %s", service, environment, h, h.Since.Local().Format(time.TimeOnly)),
		Hint: fmt.Sprintf("wait until it is done; a deployer that was killed is let go at %s", h.Expires.Add(clockSkew).Local().Format(time.TimeOnly)),
		Exit: diag.Locked,
		Err:  ErrHeld,
	}
}

// Release gives the lease back, even when ctx has ended. It is no error if the lease was lost before.
func (x *Lease) Release(ctx context.Context) error {
	x.stop(context.Canceled)
	<-x.done
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaseTime/3)
	defer cancel()
	err := x.step(ctx, x.number+1, true)
	if errors.Is(err, ErrExists) {
		return nil
	}
	return err
}

// keep renews the lease until ctx ends.
func (x *Lease) keep(ctx context.Context) {
	defer close(x.done)
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(x.pause()):
		}
		err := x.renew(ctx)
		if errors.Is(err, ErrExists) || err != nil && !time.Now().Before(x.holder.Expires) {
			x.stop(ErrLost)
			return
		}
	}
}

// pause is how long to wait for the next renewal: a third of the lease's time
// after the last one, or a moment if that failed and the time is past.
func (x *Lease) pause() time.Duration {
	return max(time.Until(x.holder.Expires)-leaseTime*2/3, leaseTime/100)
}

// renew gives up when the lease expires: from then on it may be another's.
func (x *Lease) renew(ctx context.Context) error {
	ctx, cancel := context.WithDeadline(ctx, x.holder.Expires)
	defer cancel()
	return x.step(ctx, x.number+1, false)
}

// step writes the object of that number. The error is ErrExists if another was first.
func (x *Lease) step(ctx context.Context, number int, free bool) error {
	expires, err := x.put(ctx, number, free)
	if err != nil {
		return err
	}
	x.number = number
	top, err := x.highest(ctx)
	if err != nil {
		return err
	}
	if top != number {
		// The number had been used and cleaned up before: the row has gone on without this lease.
		return errors.Join(ErrExists, x.ledger.store.Delete(ctx, x.key(number)))
	}
	x.holder.Expires = expires
	x.clean(ctx)
	return nil
}

// put writes one object and returns when it expires. An object of this same
// lease counts as written: it stems from a try whose answer got lost.
func (x *Lease) put(ctx context.Context, number int, free bool) (time.Time, error) {
	state := leaseState{Holder: x.holder, Free: free, Token: x.token}
	state.Expires = time.Now().UTC().Add(leaseTime)
	body, err := json.Marshal(state)
	if err != nil {
		return time.Time{}, err
	}
	err = x.ledger.store.Put(ctx, x.key(number), body, true)
	if errors.Is(err, ErrExists) {
		there, getErr := x.get(ctx, number)
		if getErr == nil && there.Token == x.token && there.Free == free {
			return there.Expires, nil
		}
	}
	return state.Expires, err
}

// clean removes the numbers below the lease's own. What it fails to remove is
// harmless, and the next step tries again.
func (x *Lease) clean(ctx context.Context) {
	keys, err := x.ledger.store.List(ctx, x.dir, "", pageSize)
	if err != nil {
		return
	}
	for _, k := range keys {
		if k < x.key(x.number) && x.ledger.store.Delete(ctx, k) != nil {
			return
		}
	}
}

func (x *Lease) key(number int) string { return fmt.Sprintf("%s%012d.json", x.dir, number) }

// highest returns the number that counts, or 0 if there is none.
func (x *Lease) highest(ctx context.Context) (int, error) {
	last := ""
	for keys, err := range x.ledger.pages(ctx, x.dir) {
		if err != nil {
			return 0, err
		}
		last = keys[len(keys)-1]
	}
	if last == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.TrimSuffix(path.Base(last), ".json"))
	if err != nil {
		return 0, fmt.Errorf("%s is not a lease", last)
	}
	return n, nil
}

// top returns the highest number and what it says.
func (x *Lease) top(ctx context.Context) (int, leaseState, error) {
	for {
		number, err := x.highest(ctx)
		if number == 0 || err != nil {
			return 0, leaseState{}, err
		}
		state, err := x.get(ctx, number)
		if errors.Is(err, ErrNotFound) {
			continue // a higher one was written meanwhile
		}
		return number, state, err
	}
}

func (x *Lease) get(ctx context.Context, number int) (leaseState, error) {
	body, err := x.ledger.store.Get(ctx, x.key(number))
	if err != nil {
		return leaseState{}, err
	}
	var s leaseState
	if err := json.Unmarshal(body, &s); err != nil {
		return leaseState{}, fmt.Errorf("read %s: %w", x.key(number), err)
	}
	return s, nil
}

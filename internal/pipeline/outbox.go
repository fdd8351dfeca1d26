package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"flota.dev/flota/internal/ledger"
)

const (
	// grace is how long a message is left to the step that wrote it. A step gives
	// up sooner, so that what is older was left behind.
	grace = 2 * time.Minute
	// stale is when a message is of no use to anyone any more.
	stale = 7 * 24 * time.Hour
	// mostSent is how many messages of others one step sends, lest it does nothing else.
	mostSent = 50
	// outboxPage is how many keys are asked for at once.
	outboxPage = 1000
)

// Outbox tells the repository's host things, and keeps what it could not tell:
// the next step that runs tells it, in this pipeline or another's. A message is
// kept before it is sent, so that a killed step loses none. One may be sent
// twice, which changes nothing.
type Outbox struct {
	store ledger.Store
	host  Host
}

// NewOutbox returns the outbox whose messages are kept in store.
func NewOutbox(store ledger.Store, host Host) *Outbox { return &Outbox{store: store, host: host} }

// Send sends what was left behind, oldest first, and then the message. An error
// that wraps ErrLater or ErrRefused says that the message is kept for the next step.
func (o *Outbox) Send(ctx context.Context, m Message) error {
	own, err := o.keep(ctx, m)
	if err != nil {
		return err
	}
	return o.run(ctx, own)
}

// Keep leaves a message to the next step, for one that knows that the host is away.
func (o *Outbox) Keep(ctx context.Context, m Message) error {
	_, err := o.keep(ctx, m)
	return err
}

func (o *Outbox) keep(ctx context.Context, m Message) (slip, error) {
	if m.subject() == "" {
		return slip{}, errors.New("a message without content")
	}
	own := newSlip(m, time.Now())
	body, err := json.Marshal(m)
	if err == nil {
		err = o.store.Put(ctx, own.key, body, false)
	}
	if err != nil {
		return slip{}, fmt.Errorf("keep a report: %w", err)
	}
	return own, nil
}

// Flush sends what was left behind. An error that wraps ErrLater or ErrRefused
// says that some of it still is.
func (o *Outbox) Flush(ctx context.Context) error { return o.run(ctx, slip{}) }

// run sends the messages that are due, and those of own's subject. What the host
// will never take is dropped and told, and does not keep others waiting.
func (o *Outbox) run(ctx context.Context, own slip) error {
	due, void, err := o.due(ctx, own)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	for _, s := range void {
		if err := o.store.Delete(ctx, s.key); err != nil {
			return fmt.Errorf("clear the outbox: %w", err)
		}
	}
	var dropped []error
	for _, s := range due {
		err := o.send(ctx, s)
		if err != nil && waits(ctx, err) {
			return errors.Join(append(dropped, err)...)
		}
		if err != nil {
			dropped = append(dropped, err)
		}
		if err := o.store.Delete(ctx, s.key); err != nil {
			return fmt.Errorf("clear the outbox: %w", err)
		}
	}
	return errors.Join(dropped...)
}

// waits reports whether a message that met this error is worth another try.
func waits(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.Is(err, ErrLater) || errors.Is(err, ErrRefused)
}

// due returns the messages to send now, oldest first, and those that are void:
// too old, or followed by one about the same.
func (o *Outbox) due(ctx context.Context, own slip) (due, void []slip, err error) {
	all, err := o.all(ctx)
	if err != nil {
		return nil, nil, err
	}
	last := map[string]string{}
	for _, s := range all {
		last[s.subject] = s.key
	}
	now := time.Now()
	for _, s := range all {
		switch {
		case s.key == own.key:
			due = append(due, s)
		case now.Sub(s.at) > stale, last[s.subject] != s.key && (s.subject == own.subject || now.Sub(s.at) > grace):
			void = append(void, s)
		case now.Sub(s.at) > grace && len(due) < mostSent:
			due = append(due, s)
		}
	}
	return due, void, nil
}

// all returns all kept messages, oldest first.
func (o *Outbox) all(ctx context.Context) ([]slip, error) {
	var all []slip
	for after := ""; ; {
		keys, err := o.store.List(ctx, outboxPrefix, after, outboxPage)
		if err != nil {
			return nil, err
		}
		for _, key := range keys {
			if s, ok := readSlip(key); ok {
				all = append(all, s)
			}
		}
		if len(keys) < outboxPage {
			return all, nil
		}
		after = keys[len(keys)-1]
	}
}

// send sends one message. One that is gone was sent by another meanwhile.
func (o *Outbox) send(ctx context.Context, s slip) error {
	body, err := o.store.Get(ctx, s.key)
	if errors.Is(err, ledger.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the outbox: %w: %w", ErrLater, err)
	}
	var m Message
	if err := json.Unmarshal(body, &m); err != nil {
		return fmt.Errorf("read %s: %w", s.key, err)
	}
	switch {
	case m.Status != nil:
		return o.host.PutStatus(ctx, m.Commit, *m.Status)
	case m.Insights != nil:
		return o.host.PutInsights(ctx, m.Commit, *m.Insights)
	case m.Plan != nil:
		return o.sendPlan(ctx, m.Commit, *m.Plan)
	}
	return fmt.Errorf("%s is no message", s.key)
}

package deployer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// safetyNet is how often a controller looks although nothing told it to.
const safetyNet = 30 * time.Second

// controller looks after one service.
type controller struct {
	d   *Deployer
	key store.Key

	// turn is held by whoever looks at or changes the service. It is a channel,
	// not a mutex, because its holder waits for the store's file.
	turn chan struct{}
	poke chan struct{}

	// What follows belongs to the holder of the turn.
	loaded     bool
	service    store.Service
	state      State
	deployment *Deployment
	revisions  map[string]Revision
	replicas   map[string]*replica
	paces      map[string]*pace
	saved      map[string]string // what was last written, by record type
	rulesSet   time.Time         // when listener rules were last changed
	alongside  []string          // rules that CodeDeploy changes with the production rule
	restarted  bool              // the sandbox was, and the deployment's tasks are not back yet
	now        time.Time
	next       time.Duration // until the next look

	deploying atomic.Bool // a deployment is active
	interest  interest
}

func newController(d *Deployer, key store.Key) *controller {
	return &controller{
		d: d, key: key,
		turn: make(chan struct{}, 1), poke: make(chan struct{}, 1),
		revisions: map[string]Revision{}, replicas: map[string]*replica{},
		paces: map[string]*pace{}, saved: map[string]string{}, interest: newInterest(),
	}
}

func (c *controller) nudge() {
	select {
	case c.poke <- struct{}{}:
	default:
	}
}

// near reports whether a record is of the service's account and region.
func (c *controller) near(key store.Key) bool {
	return key.Account == c.key.Account && (key.Region == "" || key.Region == c.key.Region)
}

// run takes one step whenever something has changed, until ctx ends or the
// service is deleted and its tasks are gone.
func (c *controller) run(ctx context.Context) {
	timer := time.NewTimer(safetyNet)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.poke:
		case <-timer.C:
		}
		if !c.take(ctx) {
			return
		}
		done := c.step()
		next := c.next
		c.release()
		if done && c.d.forget(c) {
			return
		}
		timer.Reset(next)
	}
}

// take waits for the turn; it returns false if ctx ends first.
func (c *controller) take(ctx context.Context) bool {
	select {
	case c.turn <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (c *controller) release() { <-c.turn }

// step looks at the service and does what can be done now. It reports whether
// the service is gone for good.
func (c *controller) step() (done bool) {
	c.now, c.next = time.Now(), safetyNet
	if err := c.load(); errors.Is(err, store.ErrNotFound) {
		return c.dismantle()
	} else if err != nil {
		c.say("(service %s) cannot be read: %v.", last(c.key.ID), err)
		return false
	}
	c.observe()
	c.autoscale()
	c.adopt()
	c.judge()
	c.advance()
	c.direct()
	c.save()
	c.converge()
	c.save()
	return false
}

// at asks for another look at the given time, if none comes sooner.
func (c *controller) at(t time.Time) {
	c.next = min(c.next, max(t.Sub(c.now), time.Millisecond))
}

// load reads the service's record and, once a life, what the scheduler knew of it.
func (c *controller) load() error {
	rec, err := c.d.cfg.Store.Get(c.key)
	if err != nil {
		return err
	}
	if c.service, err = store.Decode[store.Service](rec); err != nil {
		return err
	}
	c.pair()
	c.lookAt()
	if c.loaded {
		return nil
	}
	if c.state, err = read[State](c, TypeState, c.key.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	c.loaded = true
	if c.state.Deployment == "" {
		return nil
	}
	d, err := read[Deployment](c, TypeDeployment, c.state.Deployment)
	if errors.Is(err, store.ErrNotFound) {
		c.state.Deployment = ""
		return nil
	}
	if err != nil {
		return err
	}
	if !c.state.Settle(d) {
		c.deployment = &d
		c.deploying.Store(d.Active())
		c.resume()
	}
	return nil
}

func read[T any](c *controller, typ, id string) (T, error) {
	key := c.key
	key.Type, key.ID = typ, id
	rec, err := c.d.cfg.Store.Get(key)
	if err != nil {
		var none T
		return none, err
	}
	return store.Decode[T](rec)
}

// revision returns a revision by its ARN; the zero Revision if it has none.
func (c *controller) revision(arn string) Revision {
	if r, ok := c.revisions[arn]; ok || arn == "" {
		return r
	}
	r, err := read[Revision](c, TypeRevision, arn)
	if err == nil {
		c.revisions[arn] = r
	}
	return r
}

// save writes what changed since it was last written.
func (c *controller) save() {
	if c.deployment != nil {
		d := c.deployment
		c.deploying.Store(d.Active())
		if c.changed(TypeDeployment, d) {
			d.UpdatedAt = c.now
			c.put(TypeDeployment, d.ARN, d)
		}
	}
	if c.changed(TypeState, c.state) {
		c.put(TypeState, c.key.ID, c.state)
	}
}

// changed reports whether a value differs from what it was at the last call.
func (c *controller) changed(typ string, v any) bool {
	raw, err := json.Marshal(v)
	if err != nil || c.saved[typ] == string(raw) {
		return false
	}
	c.saved[typ] = string(raw)
	return true
}

// put writes a record. What cannot be written now is written at the next
// change: the controller's own memory stays right.
func (c *controller) put(typ, id string, v any) {
	if c.write(typ, id, v) != nil {
		delete(c.saved, typ)
	}
}

// write writes a record of the service's account and region.
func (c *controller) write(typ, id string, v any) error {
	key := c.key
	key.Type, key.ID = typ, id
	a, err := store.Encode(v)
	if err != nil {
		return err
	}
	return c.d.cfg.Store.Put(key, a)
}

// say adds a message to the service's events.
func (c *controller) say(format string, args ...any) {
	c.state.say(c.now, fmt.Sprintf(format, args...))
}

// wanted is how many tasks of a revision that serves there should be.
func (c *controller) wanted(r Revision) int {
	if r.ARN == "" || r.Placeholder() {
		return 0
	}
	return c.service.DesiredCount
}

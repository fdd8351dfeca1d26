package pipeline

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// kept is how many executions that are done are remembered of a pipeline.
const kept = 30

// controller looks after one pipeline.
type controller struct {
	e   *Engine
	key store.Key

	turn       turn // of what follows
	closed     bool
	state      State
	versions   map[int]store.Pipeline
	executions []*Execution // the oldest first
	changed    map[*Execution]bool
	running    map[string]*activity // by the action's ID
}

// newController reads what an earlier life of the sandbox knew of the pipeline.
func newController(e *Engine, key store.Key) (*controller, error) {
	c := &controller{e: e, key: key, turn: newTurn(), versions: map[int]store.Pipeline{}, changed: map[*Execution]bool{}, running: map[string]*activity{}}
	if rec, err := e.cfg.Store.Get(c.record(TypeState, key.ID)); err == nil {
		if c.state, err = store.Decode[State](rec); err != nil {
			return nil, err
		}
	}
	for _, rec := range c.own(TypeVersion) {
		version, err := strconv.Atoi(rec.ID[len(key.ID)+1:])
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", rec.Type, rec.ID, err)
		}
		if c.versions[version], err = store.Decode[store.Pipeline](rec); err != nil {
			return nil, err
		}
	}
	for _, rec := range c.own(TypeExecution) {
		x, err := store.Decode[Execution](rec)
		if err != nil {
			return nil, err
		}
		c.executions = append(c.executions, &x)
	}
	slices.SortFunc(c.executions, func(a, b *Execution) int { return a.Number - b.Number })
	// What is resumed may end before all of it is.
	defer c.turn.take()()
	if err := c.read(); err != nil {
		return nil, err
	}
	c.resume()
	return c, nil
}

func (c *controller) record(typ, id string) store.Key {
	return store.Key{Account: c.key.Account, Region: c.key.Region, Type: typ, ID: id}
}

// own returns the records of a type that are of this pipeline.
func (c *controller) own(typ string) []store.Record {
	return slices.DeleteFunc(c.e.cfg.Store.List(typ, c.key.Account, c.key.Region), func(r store.Record) bool {
		return !strings.HasPrefix(r.ID, c.key.ID+"/") || r.Region != c.key.Region
	})
}

// read takes the definition over as a new version if it has changed.
func (c *controller) read() error {
	rec, err := c.e.cfg.Store.Get(c.key)
	if err != nil {
		return err
	}
	now, err := store.Decode[store.Pipeline](rec)
	if err != nil {
		return err
	}
	if now.Mode == "" {
		now.Mode = modeSuperseded
	}
	last, known := c.versions[c.state.Version]
	if known && reflect.DeepEqual(last, now) {
		return nil
	}
	c.state.Version++
	c.state.Updated = time.Now()
	if c.state.Created.IsZero() {
		c.state.Created = c.state.Updated
	}
	c.versions[c.state.Version] = now
	attributes, err := store.Encode(now)
	if err != nil {
		return err
	}
	if err := c.e.cfg.Store.Put(c.record(TypeVersion, c.versionID(c.state.Version)), attributes); err != nil {
		return err
	}
	return c.saveState()
}

func (c *controller) versionID(version int) string { return c.key.ID + "/" + strconv.Itoa(version) }

func (c *controller) saveState() error {
	attributes, err := store.Encode(c.state)
	if err != nil {
		return err
	}
	return c.e.cfg.Store.Put(c.record(TypeState, c.key.ID), attributes)
}

// definition is what an execution runs: the pipeline as it was when it began.
func (c *controller) definition(x *Execution) store.Pipeline { return c.versions[x.Version] }

// newest is the pipeline as it is now.
func (c *controller) newest() store.Pipeline { return c.versions[c.state.Version] }

// follow takes over a change of the definition.
func (c *controller) follow() error { return c.do(func() error { return nil }) }

// do runs change with the pipeline for itself, then takes every execution as far
// as it can go, and writes down what is different.
func (c *controller) do(change func() error) error {
	defer c.turn.take()()
	if c.closed {
		return errDown
	}
	err := c.read()
	if err == nil {
		err = change()
	}
	c.advance()
	return errors.Join(err, c.save())
}

// touch notes that an execution is different.
func (c *controller) touch(x *Execution) {
	x.Updated = time.Now()
	c.changed[x] = true
}

func (c *controller) save() error {
	var errs []error
	for x := range c.changed {
		attributes, err := store.Encode(x)
		if err == nil {
			err = c.e.cfg.Store.Put(c.record(TypeExecution, c.key.ID+"/"+x.ID), attributes)
		}
		if err == nil {
			delete(c.changed, x)
		}
		errs = append(errs, err)
	}
	return errors.Join(append(errs, c.forget())...)
}

// forget drops the oldest executions that are done, and versions that none is of.
func (c *controller) forget() error {
	var errs []error
	done := 0
	for _, x := range c.executions {
		if x.Done() {
			done++
		}
	}
	c.executions = slices.DeleteFunc(c.executions, func(x *Execution) bool {
		if !x.Done() || done <= kept {
			return false
		}
		done--
		errs = append(errs, c.e.cfg.Store.Delete(c.record(TypeExecution, c.key.ID+"/"+x.ID)))
		return true
	})
	for version := range c.versions {
		used := slices.ContainsFunc(c.executions, func(x *Execution) bool { return x.Version == version })
		if !used && version != c.state.Version {
			delete(c.versions, version)
			errs = append(errs, c.e.cfg.Store.Delete(c.record(TypeVersion, c.versionID(version))))
		}
	}
	return errors.Join(errs...)
}

// close keeps the controller from doing anything more.
func (c *controller) close() {
	defer c.turn.take()()
	c.closed = true
}

// dismantle ends what runs of a pipeline that was deleted, and forgets all of it.
func (c *controller) dismantle() {
	defer c.turn.take()()
	c.closed = true
	for _, a := range c.running {
		a.cancel(errAbandoned)
	}
	for _, typ := range []string{TypeExecution, TypeVersion} {
		for _, rec := range c.own(typ) {
			_ = c.e.cfg.Store.Delete(rec.Key)
		}
	}
	_ = c.e.cfg.Store.Delete(c.record(TypeState, c.key.ID))
}

// execution finds one by its ID.
func (c *controller) execution(id string) (*Execution, error) {
	for _, x := range c.executions {
		if x.ID == id {
			return x, nil
		}
	}
	return nil, failf("PipelineExecutionNotFoundException", "The pipeline execution with ID '%s' does not exist for pipeline '%s'", id, c.key.ID)
}

func compareKeys(a, b store.Key) int { return strings.Compare(a.String(), b.String()) }

// activity is an action that runs.
type activity struct {
	cancel context.CancelCauseFunc
	timer  *time.Timer
}

// end gives back what the activity holds.
func (a *activity) end() {
	a.cancel(nil)
	if a.timer != nil {
		a.timer.Stop()
	}
}

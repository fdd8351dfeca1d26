package deployer

import (
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"flota.dev/flota/internal/sandbox/store"
)

// TestNoRequestCanBeLost drives a service at random: deployments of good and
// bad revisions by every strategy on top of one another, stops, pauses,
// crashes, scaling, restarts of the sandbox. The world watches production traffic throughout; at the
// end the service must come to rest on a good revision.
func TestNoRequestCanBeLost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		moves := rapid.SliceOfN(rapid.IntRange(0, 10), 1, 8).Draw(rt, "moves")
		strategies := rapid.SliceOfN(rapid.SampledFrom([]string{Rolling, BlueGreen, Canary, Linear}), 8, 8).Draw(rt, "strategies")
		waits := rapid.SliceOfN(rapid.IntRange(0, 90000), 8, 8).Draw(rt, "waits in ms")
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t)
			w.balanced()
			w.release(1, 2)
			for i, move := range moves {
				w.move(move, i+2, strategies[i])
				time.Sleep(time.Duration(waits[i]) * time.Millisecond)
				if t.Failed() {
					return
				}
			}
			last := w.define(99, healthy)
			w.until(w.update(last, 2, configure(BlueGreen, 1)), Successful)
			if got := w.running(last); got != 2 {
				t.Errorf("%d tasks of the last revision run", got)
			}
		})
		if t.Failed() {
			rt.Fatalf("moves %v, strategies %v, waits %v", moves, strategies, waits)
		}
	})
}

// move does one thing to the service.
func (w *world) move(move, version int, strategy string) {
	quick := behaviour{start: 50 * time.Millisecond, warm: 100 * time.Millisecond}
	hook := store.Hook{TargetType: "PAUSE", Stages: []string{string(PostTestShift)}, TimeoutMinutes: 1}
	switch move {
	case 0, 1:
		w.update(w.define(version, healthy), 2, configure(strategy, 1))
	case 2:
		w.update(w.define(version, quick), 3, configure(strategy, 0))
	case 3:
		w.update(w.define(version, healthy), 2, configure(strategy, 1, hook))
	case 4:
		w.update(w.define(version, behaviour{start: time.Second, crash: time.Second, warm: 2 * time.Second}), 2, both(breaker(true), configure(strategy, 1)))
	case 5:
		w.update(w.define(version, behaviour{start: time.Second, sick: true}), 1, configure(strategy, 1))
	case 6, 7:
		stop := ActionRollback
		if move == 7 {
			stop = "ABORT"
		}
		for _, rec := range w.store.List(TypeDeployment, "", "") {
			// Most of them are over.
			_ = w.deployer.Stop(rec.ID, stop)
		}
	case 8:
		w.update(w.current(), version%4+1, nil)
	case 9:
		w.alarm("5xx", "ALARM")
		w.update(w.define(version, healthy), 2, both(alarms(true, "5xx"), configure(strategy, 1)))
		w.alarm("5xx", "OK")
		time.Sleep(time.Second)
		w.alarm("5xx", "ALARM")
	case 10:
		w.restart()
	}
}

// current is the service's task definition.
func (w *world) current() string {
	rec, err := w.store.Get(serviceKey())
	if err != nil {
		w.t.Fatal(err)
	}
	definition, _ := rec.Attributes["task_definition"].(string)
	return definition
}

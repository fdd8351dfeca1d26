package deployer

import (
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

func TestServicesComeBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, healthy)
		w.until(w.update(v2, 2, configure(BlueGreen, 0)), Successful)
		w.restart()
		w.wait("tasks are back", func() bool { return w.balancer.healthy(greenGroup) == 2 })
		if w.running(v1) > 0 || w.balancer.healthy(blueGroup) > 0 {
			t.Error("version 1 came back too")
		}
	})
}

// TestRestartInTheMiddle kills the sandbox at every stage.
func TestRestartInTheMiddle(t *testing.T) {
	pause := store.Hook{TargetType: "PAUSE", TimeoutMinutes: 100}
	for _, stage := range []Stage{PreScaleUp, PostScaleUp, PostTestShift, PostProduction} {
		pause.Stages = append(pause.Stages, string(stage))
	}
	for _, stage := range []Stage{PreScaleUp, ScaleUp, PostScaleUp, PostTestShift, ProductionShift, PostProduction, Bake, CleanUp} {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := released(t)
				v2 := w.define(2, healthy)
				arn := w.update(v2, 2, configure(Canary, 5, pause))
				w.passTo(arn, stage)
				w.restart()
				w.wait("serving", func() bool { return w.balancer.healthy(blueGroup)+w.balancer.healthy(greenGroup) >= 2 })
				w.finish(arn)
				if w.running(v1) != 0 || w.running(v2) != 2 {
					t.Errorf("version 1 runs %d times, version 2 %d times\n%s", w.running(v1), w.running(v2), w.story())
				}
			})
		})
	}
}

// finish answers every pause until the deployment is done.
func (w *world) finish(arn string) {
	w.t.Helper()
	w.wait("done", func() bool {
		d := w.deployment(arn)
		for _, h := range d.Hooks {
			if h.Status == AwaitingAction && d.Active() {
				// The deployment may have moved on meanwhile.
				_ = w.deployer.Continue(arn, h.ID, "")
			}
		}
		return !d.Active()
	})
}

// TestRestartIsNoFaultOfTheVersion has the old tasks back before the new ones.
func TestRestartIsNoFaultOfTheVersion(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, behaviour{start: time.Second, warm: 10 * time.Second})
		arn := w.update(v2, 2, both(configure(BlueGreen, 5), breaker(true)))
		w.untilStage(arn, Bake)
		w.restart()
		w.until(arn, Successful)
		if w.running(v1) != 0 || w.running(v2) != 2 {
			t.Errorf("version 1 runs %d times, version 2 %d times", w.running(v1), w.running(v2))
		}
	})
}

func TestRestartDuringRollback(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		arn := w.update(w.define(2, healthy), 2, configure(BlueGreen, 5))
		w.untilStage(arn, Bake)
		if err := w.deployer.Stop(arn, ActionRollback); err != nil {
			t.Fatal(err)
		}
		w.restart()
		w.until(arn, RollbackSuccessful)
		w.back(v1)
	})
}

func TestRestartDuringRolling(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, behaviour{start: time.Second, warm: 10 * time.Second})
		arn := w.update(v2, 2, nil)
		time.Sleep(5 * time.Second)
		w.restart()
		w.until(arn, Successful)
		if w.running(v1) != 0 || w.running(v2) != 2 {
			t.Errorf("version 1 runs %d times, version 2 %d times", w.running(v1), w.running(v2))
		}
	})
}

package deployer

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// released is a world in which version 1 runs with two tasks.
func released(t *testing.T) (w *world, v1 string) {
	w = newWorld(t)
	w.balanced()
	w.release(1, 2)
	return w, arn(serviceKey(), "task-definition/orders:2")
}

// back checks that a service is on version 1 again, and only there.
func (w *world) back(v1 string) {
	w.t.Helper()
	for _, task := range w.tasks() {
		if task.LastStatus != "STOPPED" && task.TaskDefinition != v1 {
			w.t.Errorf("a task of %s is still %s", task.TaskDefinition, task.LastStatus)
		}
	}
	if got := w.running(v1); got != 2 {
		w.t.Errorf("%d tasks of version 1 run, want 2", got)
	}
	if got := w.weights(production); got[blueGroup] != 100 || got[greenGroup] != 0 {
		w.t.Errorf("weights are %v", got)
	}
	rec, err := w.store.Get(serviceKey())
	if err != nil {
		w.t.Fatal(err)
	}
	if got := rec.Attributes["task_definition"]; got != v1 {
		w.t.Errorf("the service's task definition is %s", got)
	}
}

func breaker(rollback bool) func(*store.Service) {
	return func(s *store.Service) {
		s.Breaker = append(s.Breaker[:0], struct {
			Enable   bool `json:"enable"`
			Rollback bool `json:"rollback"`
		}{true, rollback})
	}
}

func alarms(rollback bool, names ...string) func(*store.Service) {
	return func(s *store.Service) {
		s.Alarms = append(s.Alarms[:0], struct {
			Names    []string `json:"alarm_names"`
			Enable   bool     `json:"enable"`
			Rollback bool     `json:"rollback"`
		}{names, true, rollback})
	}
}

func both(changes ...func(*store.Service)) func(*store.Service) {
	return func(s *store.Service) {
		for _, change := range changes {
			change(s)
		}
	}
}

func TestBreakerRollsBack(t *testing.T) {
	broken := map[string]behaviour{
		"crash at start": {start: time.Second, crash: time.Millisecond, warm: time.Second},
		"never healthy":  {start: time.Second, sick: true},
		"no start":       {fails: true},
	}
	for name, b := range broken {
		for _, strategy := range []string{Rolling, BlueGreen} {
			t.Run(name+" "+strategy, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					w, v1 := released(t)
					arn := w.update(w.define(2, b), 2, both(breaker(true), configure(strategy, 1)))
					d := w.until(arn, RollbackSuccessful)
					if !strings.Contains(d.Reason, "circuit breaker") {
						t.Errorf("reason is %q", d.Reason)
					}
					w.back(v1)
				})
			})
		}
	}
}

func TestBreakerWithoutRollback(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		w.until(w.update(w.define(2, behaviour{fails: true}), 2, breaker(false)), Stopped)
		time.Sleep(5 * time.Minute)
		if got := w.running(v1); got != 2 {
			t.Errorf("%d tasks of version 1 run, want 2", got)
		}
		v3 := w.define(3, healthy)
		w.until(w.update(v3, 2, nil), Successful)
		if w.running(v1) != 0 || w.running(v3) != 2 {
			t.Errorf("version 1 runs %d times, version 3 %d times", w.running(v1), w.running(v3))
		}
	})
}

func TestWithoutBreakerKeepsTrying(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, behaviour{start: time.Second, crash: time.Second, warm: 2 * time.Second})
		arn := w.update(v2, 2, configure(BlueGreen, 1))
		time.Sleep(10 * time.Minute)
		if d := w.deployment(arn); d.Status != InProgress || d.Stage != ScaleUp {
			t.Errorf("deployment is %s at %s", d.Status, d.Stage)
		}
		attempts := len(w.tasks())
		if attempts < 8 || attempts > 40 {
			t.Errorf("%d tasks were started in 10 minutes", attempts)
		}
		w.runtime.set(v2, healthy)
		w.until(arn, Successful)
		if got := w.running(v1); got != 0 {
			t.Errorf("%d old tasks run", got)
		}
	})
}

func TestAlarmRollsBack(t *testing.T) {
	for _, strategy := range []string{Rolling, BlueGreen, Canary} {
		t.Run(strategy, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := released(t)
				arn := w.update(w.define(2, healthy), 2, both(alarms(true, "5xx"), configure(strategy, 5)))
				stage := Bake
				if strategy == Canary {
					stage = ProductionShift
				}
				w.untilStage(arn, stage)
				w.alarm("5xx", "ALARM")
				d := w.until(arn, RollbackSuccessful)
				if d.Alarms.Status != Triggered || len(d.Alarms.Triggered) != 1 || d.Rollback == nil {
					t.Errorf("deployment tells %+v, %+v", d.Alarms, d.Rollback)
				}
				w.back(v1)
			})
		})
	}
}

func TestAlarmFromBeforeDoesNotBlockTheFix(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, _ := released(t)
		w.alarm("5xx", "ALARM")
		arn := w.update(w.define(2, healthy), 2, both(alarms(true, "5xx"), configure(BlueGreen, 5)))
		w.untilStage(arn, Bake)
		w.alarm("5xx", "OK")
		time.Sleep(time.Second)
		w.alarm("5xx", "ALARM")
		w.until(arn, RollbackSuccessful)
	})
}

func TestTargetLosesAllItsTasks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, healthy)
		arn := w.update(v2, 2, both(alarms(true, "5xx"), configure(BlueGreen, 5)))
		w.untilStage(arn, Bake)
		w.lenient.Store(true)
		w.runtime.set(v2, behaviour{start: time.Second, crash: time.Millisecond, warm: time.Second})
		w.runtime.crash(v2, 2)
		w.until(arn, RollbackSuccessful)
		w.back(v1)
	})
}

// TestRollbackWaitsForTheSource has nothing healthy to flip back to at first.
func TestRollbackWaitsForTheSource(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		arn := w.update(w.define(2, healthy), 2, configure(BlueGreen, 5))
		w.untilStage(arn, Bake)
		w.runtime.crash(v1, 2)
		time.Sleep(100 * time.Millisecond)
		if err := w.deployer.Stop(arn, ActionRollback); err != nil {
			t.Fatal(err)
		}
		if got := w.weights(production)[greenGroup]; got != 100 {
			t.Errorf("green has weight %d while blue has no task", got)
		}
		w.until(arn, RollbackSuccessful)
		w.back(v1)
	})
}

// TestStopFlipsAtOnce stops deployments at every stage.
func TestStopFlipsAtOnce(t *testing.T) {
	pause := store.Hook{TargetType: "PAUSE", TimeoutMinutes: 10}
	for _, stage := range []Stage{PreScaleUp, PostScaleUp, PostTestShift, PreProduction, PostProduction} {
		pause.Stages = append(pause.Stages, string(stage))
	}
	for _, stage := range []Stage{PreScaleUp, ScaleUp, PostScaleUp, PostTestShift, PreProduction, ProductionShift, PostProduction, Bake} {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := released(t)
				arn := w.update(w.define(2, healthy), 2, configure(Canary, 5, pause))
				w.passTo(arn, stage)
				if err := w.deployer.Stop(arn, ActionRollback); err != nil {
					t.Fatal(err)
				}
				if got := w.weights(production)[blueGroup]; got != 100 {
					t.Errorf("blue has weight %d when Stop returns", got)
				}
				w.until(arn, RollbackSuccessful)
				w.back(v1)
				if err := w.deployer.Stop(arn, ActionRollback); !errors.Is(err, ErrConflict) {
					t.Errorf("second stop: %v", err)
				}
			})
		})
	}
}

// passTo answers every pause until the deployment is at a stage.
func (w *world) passTo(arn string, stage Stage) {
	w.t.Helper()
	w.wait("stage "+string(stage), func() bool {
		d := w.deployment(arn)
		if d.Stage == stage {
			return true
		}
		for _, h := range d.Hooks {
			if h.Status == AwaitingAction {
				if err := w.deployer.Continue(arn, h.ID, ""); err != nil {
					w.t.Fatal(err)
				}
			}
		}
		return false
	})
}

func TestHookTimeout(t *testing.T) {
	tests := []struct {
		action string
		want   Status
	}{{"", RollbackSuccessful}, {ActionRollback, RollbackSuccessful}, {ActionContinue, Successful}}
	for _, tt := range tests {
		t.Run(tt.action, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := released(t)
				hook := store.Hook{TargetType: "PAUSE", Stages: []string{string(PostTestShift)}, TimeoutMinutes: 10, TimeoutAction: tt.action}
				arn := w.update(w.define(2, healthy), 2, configure(BlueGreen, 1, hook))
				d := w.untilStage(arn, PostTestShift)
				if len(d.Hooks) != 1 || d.Hooks[0].Status != AwaitingAction {
					t.Fatalf("hooks are %+v", d.Hooks)
				}
				if got := w.weights(testRule)[greenGroup]; got != 100 {
					t.Errorf("the test rule gives green %d", got)
				}
				if d = w.until(arn, tt.want); d.Hooks[0].Status != HookTimedOut {
					t.Errorf("hook is %s", d.Hooks[0].Status)
				}
				if tt.want == RollbackSuccessful {
					w.back(v1)
				}
			})
		})
	}
}

func TestHookRollback(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		hook := store.Hook{TargetType: "PAUSE", Stages: []string{string(PostTestShift)}}
		arn := w.update(w.define(2, healthy), 2, configure(BlueGreen, 1, hook))
		d := w.untilStage(arn, PostTestShift)
		if err := w.deployer.Continue(arn, "ecs-pause-other", ""); !errors.Is(err, ErrConflict) {
			t.Errorf("an unknown hook: %v", err)
		}
		if err := w.deployer.Continue(arn, d.Hooks[0].ID, ActionRollback); err != nil {
			t.Fatal(err)
		}
		w.until(arn, RollbackSuccessful)
		w.back(v1)
	})
}

func TestAbortLeavesEverything(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		v2 := w.define(2, healthy)
		arn := w.update(v2, 2, configure(Canary, 5))
		w.untilStage(arn, ProductionShift)
		if err := w.deployer.Stop(arn, "ABORT"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Minute)
		if w.running(v1) != 2 || w.running(v2) != 2 || w.weights(production)[greenGroup] != 10 {
			t.Errorf("version 1 runs %d times, 2 %d times, weights are %v", w.running(v1), w.running(v2), w.weights(production))
		}
		w.until(w.update(w.define(3, healthy), 2, configure(Canary, 5)), Successful)
		if w.running(v1) != 0 || w.running(v2) != 0 {
			t.Errorf("version 1 runs %d times, 2 %d times", w.running(v1), w.running(v2))
		}
	})
}

func TestFirstReleaseFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.balanced()
		arn := w.update(w.define(1, behaviour{start: time.Second, crash: time.Millisecond, warm: time.Second}), 2, configure(BlueGreen, 1))
		time.Sleep(time.Minute)
		if err := w.deployer.Stop(arn, ActionRollback); err != nil {
			t.Fatal(err)
		}
		w.until(arn, RollbackSuccessful)
		v2 := w.define(2, healthy)
		w.until(w.update(v2, 2, configure(BlueGreen, 1)), Successful)
		if got := w.running(v2); got != 2 {
			t.Errorf("%d tasks run, want 2", got)
		}
	})
}

package deployer

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/store"
)

// schedule writes a schedule that runs the family orders.
func (w *world) schedule(expression, state string) {
	w.put("aws_ecs_cluster", clusterID, store.Attributes{"arn": clusterID, "name": "cambio-dev"})
	w.put(typeSchedule, "default/report", store.Attributes{
		"name": "report", "group_name": "default", "schedule_expression": expression, "state": state,
		"schedule_expression_timezone": "UTC",
		"target": []any{map[string]any{"arn": clusterID, "ecs_parameters": []any{map[string]any{
			"task_definition_arn": "arn:aws:ecs:eu-central-1:111111111111:task-definition/orders", "task_count": 2,
		}}}},
	})
}

func TestSchedule(t *testing.T) {
	tests := []struct {
		expression, state string
		scale             float64
		want              int // tasks in the first two hours and a bit
	}{
		{"rate(1 hour)", "ENABLED", 1, 4},
		{"rate(1 hour)", "ENABLED", 60, 240},
		{"cron(30 * * * ? *)", "ENABLED", 1, 4},
		{"at(2000-01-01T01:00:00)", "ENABLED", 1, 2}, // a bubble's time begins with 2000
		{"rate(1 hour)", "DISABLED", 1, 0},
		{"rate(1 century)", "ENABLED", 1, 0},
	}
	for _, tt := range tests {
		t.Run(tt.expression+" "+tt.state, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				w.shut()
				w.clock = clock.New(tt.scale)
				w.open()
				w.define(1, behaviour{start: time.Second})
				w.schedule(tt.expression, tt.state)
				time.Sleep(2*time.Hour + time.Minute/2)
				got := 0
				for _, task := range w.tasks() {
					if task.StartedBy == "chronos-schedule/report" && task.Group == "family:orders" && task.Service == "" {
						got++
					}
				}
				// A scaled run is as many milliseconds late as the store takes to write.
				if got < tt.want-4 || got > tt.want || tt.scale == 1 && got != tt.want {
					t.Errorf("%d tasks ran, want %d", got, tt.want)
				}
			})
		})
	}
}

// An instance that has hours runs in them and at no other time, on the scaled clock too.
func TestScheduleStopsAndStartsAnInstance(t *testing.T) {
	t.Parallel()
	for _, scale := range []float64{1, 60} {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t)
			w.shut()
			w.clock = clock.New(scale)
			w.open()
			w.put(machines.TypeInstance, "i-1", store.Attributes{"instance_state": machines.Running})
			for name, at := range map[string]string{"startInstances": "cron(0 8 ? * * *)", "stopInstances": "cron(0 20 ? * * *)"} {
				w.put(typeSchedule, "cambio-dev/"+name, store.Attributes{
					"name": name, "group_name": "cambio-dev", "schedule_expression": at, "state": "ENABLED",
					"target": []any{map[string]any{"arn": machines.Universal + "ec2:" + name, "input": `{"InstanceIds":["i-1"]}`}},
				})
			}
			state := func() any {
				rec, err := w.store.Get(key(machines.TypeInstance, "i-1"))
				if err != nil {
					t.Fatal(err)
				}
				return rec.Attributes["instance_state"]
			}
			// A bubble's time begins at midnight. Each step is looked at two hours after it is due.
			hours := func(n float64) { time.Sleep(time.Duration(n * float64(time.Hour) / scale)) }
			for _, step := range []struct {
				wait float64
				want string
			}{{18, machines.Running}, {4, machines.Stopped}, {12, machines.Running}, {12, machines.Stopped}} {
				if hours(step.wait); state() != step.want {
					t.Fatalf("scale %g: %v, want %s", scale, state(), step.want)
				}
			}
			rec, err := w.store.Get(key(TypeScheduleRun, "cambio-dev/stopInstances"))
			if err != nil {
				t.Fatal(err)
			}
			if called, _ := rec.Attributes["called"].([]any); len(called) != 1 || called[0] != "ec2:stopInstances" || rec.Attributes["problem"] != nil {
				t.Errorf("the run is %v", rec.Attributes)
			}
		})
	}
}

func TestScheduleTellsWhatItCannotCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.put(typeSchedule, "default/stop", store.Attributes{
			"name": "stop", "schedule_expression": "rate(1 hour)", "state": "ENABLED",
			"target": []any{map[string]any{"arn": machines.Universal + "ec2:stopInstances", "input": `{"InstanceIds":["i-9"]}`}},
		})
		time.Sleep(90 * time.Minute)
		rec, err := w.store.Get(key(TypeScheduleRun, "default/stop"))
		if err != nil {
			t.Fatal(err)
		}
		if rec.Attributes["problem"] != "i-9 does not exist" {
			t.Errorf("problem is %v", rec.Attributes["problem"])
		}
	})
}

func TestScheduleWaitsForARelease(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.define(0, behaviour{})
		w.schedule("rate(1 hour)", "ENABLED")
		time.Sleep(90 * time.Minute)
		rec, err := w.store.Get(key(TypeScheduleRun, "default/report"))
		if err != nil {
			t.Fatal(err)
		}
		if problem, _ := rec.Attributes["problem"].(string); !strings.Contains(problem, "nothing was released") {
			t.Errorf("problem is %q", problem)
		}
		w.define(1, behaviour{start: time.Second})
		time.Sleep(time.Hour)
		if got := len(w.tasks()); got != 2 {
			t.Errorf("%d tasks ran, want 2", got)
		}
	})
}

func TestScheduleRunsOnceOverRestarts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.shut()
		w.clock = clock.New(60)
		w.open()
		w.define(1, behaviour{start: time.Second})
		w.schedule("at(2000-01-01T01:00:00)", "ENABLED")
		time.Sleep(2 * time.Minute)
		w.restart()
		time.Sleep(10 * time.Minute)
		if got := len(w.tasks()); got != 2 {
			t.Errorf("%d tasks ran, want 2", got)
		}
	})
}

func TestRunTaskAndStopTask(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, v1 := released(t)
		w.put("aws_ecs_cluster", clusterID, store.Attributes{"arn": clusterID})
		tasks, err := w.deployer.RunTask(t.Context(), RunTask{Near: serviceKey(), Cluster: "cambio-dev", TaskDefinition: "orders", StartedBy: "me"})
		if err != nil || len(tasks) != 1 || tasks[0].LastStatus != "PENDING" {
			t.Fatalf("%+v, %v", tasks, err)
		}
		w.wait("it runs", func() bool { return w.running(v1) == 3 })
		if err := w.deployer.StopTask(tasks[0].ARN, ""); err != nil {
			t.Fatal(err)
		}
		w.wait("it stopped", func() bool { return w.running(v1) == 2 })
		for _, task := range w.tasks() {
			if task.Service != "" {
				if err := w.deployer.StopTask(task.ARN, "maintenance"); err != nil {
					t.Fatal(err)
				}
				break
			}
		}
		w.lenient.Store(true)
		time.Sleep(10 * time.Second)
		if got := w.running(v1); got != 2 {
			t.Errorf("%d tasks run, want the stopped one replaced", got)
		}
	})
}

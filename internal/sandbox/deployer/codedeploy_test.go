package deployer

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

const testListener = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:listener/app/lb/1/1"

// guided makes the world's service one of CodeDeploy's, as a flota stack does:
// the pair of target groups is the deployment group's, and a second rule of the
// listener leads to them too.
func (w *world) guided() {
	w.balanced()
	w.lead()
}

// lead hands a balanced service over to CodeDeploy.
func (w *world) lead() {
	for group, name := range map[string]string{blueGroup: "blue", greenGroup: "green"} {
		w.amend(typeTargetGroup, group, store.Attributes{"name": name})
	}
	w.amend(typeListenerRule, production, store.Attributes{"listener_arn": testListener, "priority": 200})
	w.amend(typeListenerRule, testRule, store.Attributes{"listener_arn": testListener, "priority": 100})
	w.amend(typeService, serviceID, store.Attributes{
		"deployment_controller": []any{map[string]any{"type": "CODE_DEPLOY"}},
		"load_balancer":         []any{map[string]any{"target_group_arn": blueGroup, "container_name": "orders", "container_port": 8080}},
	})
	w.put("aws_codedeploy_deployment_group", "group", store.Attributes{
		"ecs_service": []any{map[string]any{"cluster_name": "cambio-dev", "service_name": "orders"}},
		"load_balancer_info": []any{map[string]any{"target_group_pair_info": []any{map[string]any{
			"prod_traffic_route": []any{map[string]any{"listener_arns": []any{testListener}}},
			"target_group":       []any{map[string]any{"name": "blue"}, map[string]any{"name": "green"}},
		}}}},
	})
	w.wait("the placeholder is deployed", func() bool {
		rec, err := w.store.Get(key(TypeState, serviceID))
		return err == nil && rec.Attributes["current"] != nil
	})
}

// amend sets attributes of a record.
func (w *world) amend(typ, id string, more store.Attributes) {
	w.t.Helper()
	err := w.store.Update(key(typ, id), func(a store.Attributes) error {
		for name, value := range more {
			a[name] = value
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// deploy begins a deployment as CodeDeploy does, and returns its ARN.
func (w *world) deploy(definition, strategy string, change func(*Plan)) string {
	w.t.Helper()
	w.amend(typeService, serviceID, store.Attributes{"desired_count": 2})
	p := Plan{Service: serviceKey(), TaskDefinition: definition, Container: "orders", Port: 8080, CodeDeploy: CodeDeploy{Group: "orders", FailureRollback: true}}
	s := store.Service{}
	configure(strategy, 5)(&s)
	p.Configuration = s.Configuration[0]
	if change != nil {
		change(&p)
	}
	id, err := w.deployer.Deploy(p)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, rec := range w.store.List(TypeDeployment, "", "") {
		if d, _ := store.Decode[Deployment](rec); d.CodeDeploy != nil && d.CodeDeploy.ID == id {
			return d.ARN
		}
	}
	w.t.Fatalf("there is no deployment %s", id)
	return ""
}

// guidedBy brings version 1 live by CodeDeploy, to begin a test with.
func guidedBy(t *testing.T) (w *world, v1 string) {
	w = newWorld(t)
	w.guided()
	v1 = w.define(1, healthy)
	w.until(w.deploy(v1, BlueGreen, nil), Successful)
	return w, v1
}

func TestCodeDeployShifts(t *testing.T) {
	for strategy, least := range map[string]time.Duration{BlueGreen: 5 * time.Minute, Canary: 6 * time.Minute, Linear: 7 * time.Minute} {
		t.Run(strategy, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := guidedBy(t)
				v2 := w.define(2, healthy)
				began := time.Now()
				arn := w.deploy(v2, strategy, nil)
				_, err := w.deployer.Deploy(Plan{Service: serviceKey(), TaskDefinition: v1})
				if !errors.Is(err, ErrConflict) {
					t.Errorf("a second deployment: %v, want a conflict", err)
				}
				w.until(arn, Successful)
				if took := time.Since(began); took < least {
					t.Errorf("took %s, want at least %s", took, least)
				}
				if w.running(v1) != 0 || w.running(v2) != 2 {
					t.Errorf("version 1 runs %d times, version 2 %d times", w.running(v1), w.running(v2))
				}
				for _, rule := range []string{production, testRule} {
					if got := w.weights(rule)[blueGroup]; got != 100 {
						t.Errorf("%s gives blue %d, want 100: the third deployment is back there", rule, got)
					}
				}
			})
		})
	}
}

func TestCodeDeployGoesBack(t *testing.T) {
	sick := healthy
	sick.sick = true
	tests := []struct {
		name   string
		tasks  behaviour
		happen func(w *world, arn string)
		status Status
	}{
		{"alarm while the original tasks wait", healthy, func(w *world, arn string) {
			w.untilStage(arn, Bake)
			w.alarm("orders-5xx", "ALARM")
		}, RollbackSuccessful},
		{"tasks that are never healthy", sick, func(*world, string) { time.Sleep(installTimeout / 2) }, RollbackSuccessful},
		{"stopped with rollback", healthy, func(w *world, arn string) {
			w.untilStage(arn, Bake)
			if err := w.deployer.StopByUser(arn, true); err != nil {
				w.t.Error(err)
			}
		}, RollbackSuccessful},
		{"stopped without rollback", healthy, func(w *world, arn string) {
			w.untilStage(arn, ScaleUp)
			if err := w.deployer.StopByUser(arn, false); err != nil {
				w.t.Error(err)
			}
		}, Stopped},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := guidedBy(t)
				v2 := w.define(2, tt.tasks)
				arn := w.deploy(v2, BlueGreen, func(p *Plan) { p.Alarms, p.AlarmRollback = []string{"orders-5xx"}, true })
				tt.happen(w, arn)
				w.until(arn, tt.status)
				if w.running(v1) != 2 {
					t.Errorf("version 1 runs %d times, want 2\n%s", w.running(v1), w.story())
				}
				if got := w.weights(production)[greenGroup]; got != 100 {
					t.Errorf("green has %d of production, want 100: the first deployment is there", got)
				}
			})
		})
	}
}

func TestCodeDeploySkipsTheWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, _ := guidedBy(t)
		arn := w.deploy(w.define(2, healthy), BlueGreen, nil)
		if err := w.deployer.SkipWait(arn); !errors.Is(err, ErrConflict) {
			t.Errorf("before the wait: %v, want a conflict", err)
		}
		w.untilStage(arn, Bake)
		began := time.Now()
		if err := w.deployer.SkipWait(arn); err != nil {
			t.Fatal(err)
		}
		if w.until(arn, Successful); time.Since(began) > time.Minute {
			t.Errorf("the original tasks waited for %s more", time.Since(began))
		}
	})
}

// TestCodeDeploySurvives kills the sandbox in every stage.
func TestCodeDeploySurvives(t *testing.T) {
	for _, stage := range []Stage{PreScaleUp, ScaleUp, ProductionShift, Bake, CleanUp} {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, v1 := guidedBy(t)
				v2 := w.define(2, healthy)
				arn := w.deploy(v2, Canary, nil)
				w.wait("stage "+string(stage), func() bool { d := w.deployment(arn); return d.Stage == stage || !d.Active() })
				w.restart()
				w.until(arn, Successful)
				w.wait("only version 2 runs", func() bool { return w.running(v1) == 0 && w.running(v2) == 2 })
				if d := w.deployment(arn); d.CodeDeploy == nil || d.CodeDeploy.ID == "" {
					t.Error("CodeDeploy forgot its deployment")
				}
			})
		})
	}
}

package pipeline

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/sandbox/build"
	"flota.dev/flota/internal/sandbox/store"
)

// inBubble runs a test in time that passes only when all wait.
func inBubble(t *testing.T, scale float64, test func(*plant)) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlant(t, scale)
		defer p.close()
		synctest.Wait()
		test(p)
	})
}

// settle lets everything happen that happens at once: the store's file takes some
// milliseconds of the bubble's time.
func (p *plant) settle() {
	time.Sleep(time.Second)
	synctest.Wait()
}

func (p *plant) status(id string) string { return p.execution("orders", id).Status }

func TestSuperseding(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.three(modeSuperseded)
		p.settle()
		first := p.begin("1")
		p.settle()
		second := p.begin("2")
		p.settle()
		third := p.begin("3")
		p.settle()
		if got := p.status(second); got != Superseded {
			t.Fatalf("the second is %s", told(p.execution("orders", second)))
		}
		if runs := p.running(); len(runs) != 1 || p.execution("orders", first).Entered("Build") == nil {
			t.Fatalf("running %v", runs)
		}
		if err := p.finish(p.running()[0].ID, build.Succeeded, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		x := p.execution("orders", third)
		if x.Entered("Build") == nil || p.execution("orders", first).Entered("Deploy") == nil {
			t.Fatalf("%s\n%s", told(x), told(p.execution("orders", first)))
		}
		for range 3 {
			for _, b := range p.running() {
				if err := p.finish(b.ID, build.Succeeded, nil); err != nil {
					t.Fatal(err)
				}
			}
			p.settle()
		}
		if p.status(first) != Succeeded || p.status(third) != Succeeded {
			t.Errorf("%s, %s", p.status(first), p.status(third))
		}
	})
}

func TestFailureEndsTheExecution(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.declare("orders", []any{
			sourceStage(),
			stage("Verify", buildAction("QA", "qa", ""), buildAction("Build", "build", "")),
			stage("Deploy", buildAction("Deploy", "deploy", "")),
		}, nil, nil)
		p.settle()
		id := p.begin("1")
		p.settle()
		runs := p.running()
		if len(runs) != 2 {
			t.Fatalf("QA and Build do not run side by side: %v", runs)
		}
		for _, b := range runs {
			status := build.Succeeded
			if b.Project == "qa" {
				status = build.Failed
			}
			if p.status(id) != InProgress {
				t.Error("the stage ends before its actions")
			}
			if err := p.finish(b.ID, status, nil); err != nil {
				t.Fatal(err)
			}
			p.settle()
		}
		x := p.execution("orders", id)
		if x.Status != Failed || x.Entered("Deploy") != nil || x.Entered("Verify").current("QA").Message == "" {
			t.Fatal(told(x))
		}
		if err := p.engine.Retry(Key(near, "orders"), "Deploy", id, "FAILED_ACTIONS"); code(err) != "StageNotRetryableException" {
			t.Errorf("retry of a stage that did not fail: %v", err)
		}
		if err := p.engine.Retry(Key(near, "orders"), "Verify", id, "FAILED_ACTIONS"); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if runs := p.running(); len(runs) != 1 || runs[0].Project != "qa" {
			t.Fatalf("a retry of what failed runs %v", runs)
		}
		if err := p.finish(p.running()[0].ID, build.Succeeded, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if runs := p.running(); len(runs) != 1 || runs[0].Project != "deploy" {
			t.Fatalf("after the retry runs %v", runs)
		}
		later := p.begin("2")
		p.settle()
		for range 4 {
			for _, b := range p.running() {
				status := build.Succeeded
				if b.Project == "deploy" {
					status = build.Failed
				}
				if err := p.finish(b.ID, status, nil); err != nil {
					t.Fatal(err)
				}
			}
			p.settle()
		}
		if p.status(id) != Failed || p.status(later) != Failed {
			t.Fatalf("%s %s", p.status(id), p.status(later))
		}
		if err := p.engine.Retry(Key(near, "orders"), "Deploy", id, "ALL_ACTIONS"); code(err) != "NotLatestPipelineExecutionException" {
			t.Errorf("retry of one that is not the latest: %v", err)
		}
	})
}

func code(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

func TestApproval(t *testing.T) {
	inBubble(t, 10, func(p *plant) {
		p.declare("orders", []any{
			sourceStage(), stage("Approve", approvalAction("Approve", "commit #{Source.CommitId}")), stage("Deploy", buildAction("Deploy", "deploy", "")),
		}, nil, nil)
		p.settle()
		key := Key(near, "orders")
		first, second := p.begin("1"), ""
		p.settle()
		a := p.execution("orders", first).Entered("Approve").current("Approve")
		if a.Configuration["CustomData"] != "commit 1" || a.Token == "" {
			t.Fatalf("%+v", a)
		}
		answer := Answer{Stage: "Approve", Action: "Approve", Token: a.Token, Approved: true, Summary: "fine", By: "ana"}
		for want, change := range map[string]func(*Answer){
			"InvalidApprovalTokenException": func(a *Answer) { a.Token = "other" },
			"StageNotFoundException":        func(a *Answer) { a.Stage = "None" },
			"ActionNotFoundException":       func(a *Answer) { a.Action = "None" },
		} {
			wrong := answer
			change(&wrong)
			if _, err := p.engine.Approve(key, wrong); code(err) != want {
				t.Errorf("%v, want %s", err, want)
			}
		}
		// A restart forgets neither the approval nor since when it waits.
		time.Sleep(10 * time.Hour)
		p.end()
		p.live(10)
		p.settle()
		if _, err := p.engine.Approve(key, answer); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if _, err := p.engine.Approve(key, answer); code(err) != "ApprovalAlreadyCompletedException" {
			t.Errorf("a second answer: %v", err)
		}
		if x := p.execution("orders", first); x.Entered("Deploy") == nil || x.Entered("Approve").Actions[0].Summary != "fine" {
			t.Fatal(told(x))
		}
		second = p.begin("2")
		p.settle()
		rejected := p.execution("orders", second).Entered("Approve").current("Approve")
		if _, err := p.engine.Approve(key, Answer{Stage: "Approve", Action: "Approve", Token: rejected.Token, Summary: "not now", By: "ana"}); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if p.status(second) != Failed {
			t.Errorf("rejected, and %s", p.status(second))
		}
		// Seven days on AWS are 16.8 hours here.
		third := p.begin("3")
		p.settle()
		time.Sleep(16 * time.Hour)
		p.end()
		p.live(10)
		p.settle()
		if p.status(third) != InProgress {
			t.Fatal(told(p.execution("orders", third)))
		}
		time.Sleep(time.Hour)
		if x := p.execution("orders", third); x.Status != Failed {
			t.Error(told(x))
		}
	})
}

func TestStopping(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.three(modeSuperseded)
		p.settle()
		key := Key(near, "orders")
		waits, abandoned := p.begin("1"), ""
		p.settle()
		if err := p.engine.Stop(key, waits, false, "enough"); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if p.status(waits) != Stopping || len(p.running()) != 1 {
			t.Fatal(told(p.execution("orders", waits)))
		}
		if err := p.engine.Stop(key, waits, false, ""); code(err) != "DuplicatedStopRequestException" {
			t.Errorf("stopped twice: %v", err)
		}
		if err := p.finish(p.running()[0].ID, build.Succeeded, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if x := p.execution("orders", waits); x.Status != Stopped || x.Entered("Deploy") != nil {
			t.Fatal(told(x))
		}
		abandoned = p.begin("2")
		p.settle()
		if err := p.engine.Stop(key, abandoned, true, ""); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if x := p.execution("orders", abandoned); x.Status != Stopped || x.Entered("Build").Actions[0].Status != Abandoned || len(p.running()) != 0 {
			t.Fatal(told(x))
		}
		if err := p.engine.Stop(key, abandoned, true, ""); code(err) != "PipelineExecutionNotStoppableException" {
			t.Errorf("stop of one that is done: %v", err)
		}
	})
}

func TestTransitions(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.three(modeSuperseded)
		p.settle()
		key := Key(near, "orders")
		if err := p.engine.Transition(key, "Build", false, "holidays", "ana"); err != nil {
			t.Fatal(err)
		}
		first := p.begin("1")
		p.settle()
		second := p.begin("2")
		p.settle()
		if p.status(first) != Superseded || len(p.running()) != 0 {
			t.Fatal(told(p.execution("orders", first)))
		}
		// The door stays closed over a restart.
		p.end()
		p.live(1)
		p.settle()
		if len(p.running()) != 0 {
			t.Fatal("a restart opens the door")
		}
		if err := p.engine.Transition(key, "Build", true, "", "ana"); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if len(p.running()) != 1 || p.execution("orders", second).Entered("Build") == nil {
			t.Fatal(told(p.execution("orders", second)))
		}
	})
}

// TestInterruptedBuild holds that a build which the end of the sandbox cut off is
// begun anew once, and fails its action the second time.
func TestInterruptedBuild(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.three(modeSuperseded)
		p.settle()
		id := p.begin("1")
		p.settle()
		cutOff := func() {
			b := p.running()[0]
			p.end()
			p.pending = nil
			b.Status = build.Fault
			b.Phases = []build.Phase{{Type: "BUILD", Status: build.Fault, Message: build.Interrupted}}
			if err := p.record(b.Build); err != nil {
				t.Fatal(err)
			}
			p.live(1)
			p.settle()
		}
		cutOff()
		if x := p.execution("orders", id); len(p.running()) != 1 || !x.Entered("Build").Actions[0].Resumed {
			t.Fatal(told(x))
		}
		cutOff()
		if x := p.execution("orders", id); x.Status != Failed || len(p.running()) != 0 {
			t.Fatal(told(x))
		}
		if err := p.engine.Retry(Key(near, "orders"), "Build", id, "FAILED_ACTIONS"); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if len(p.running()) != 1 {
			t.Error("a retry does not run")
		}
	})
}

func TestConditionsOfAStage(t *testing.T) {
	retry := map[string]any{"result": "RETRY", "retry_configuration": []any{map[string]any{"retry_mode": "ALL_ACTIONS"}}}
	for _, c := range []struct {
		name    string
		failure map[string]any
		results []string // of the builds of the stage, one after the other
		want    string
	}{
		{"fails", nil, []string{build.Failed}, Failed},
		{"is tried again", retry, []string{build.Failed, build.Succeeded}, Succeeded},
		{"is tried again once", retry, []string{build.Failed, build.Failed}, Failed},
		{"is skipped", map[string]any{"result": "SKIP"}, []string{build.Failed}, Succeeded},
	} {
		t.Run(c.name, func(t *testing.T) {
			inBubble(t, 1, func(p *plant) {
				s := stage("Build", buildAction("Build", "build", ""))
				if c.failure != nil {
					s.(map[string]any)["on_failure"] = []any{c.failure}
				}
				p.declare("orders", []any{sourceStage(), s}, nil, nil)
				p.settle()
				id := p.begin("1")
				for _, result := range c.results {
					p.settle()
					if err := p.finish(p.running()[0].ID, result, nil); err != nil {
						t.Fatal(err)
					}
				}
				p.settle()
				if x := p.execution("orders", id); x.Status != c.want || len(p.running()) != 0 {
					t.Error(told(x))
				}
			})
		})
	}
}

// TestRollback holds that a stage returns to the commit that was good in it.
func TestRollback(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		deploy := stage("Deploy", buildAction("Deploy", "deploy", `[{"name":"FLOTA_COMMIT","value":"#{Source.CommitId}"}]`))
		deploy.(map[string]any)["on_failure"] = []any{map[string]any{"result": "ROLLBACK"}}
		p.declare("orders", []any{sourceStage(), deploy}, nil, nil)
		p.settle()
		good := p.begin("good")
		p.settle()
		if err := p.finish(p.running()[0].ID, build.Succeeded, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		bad := p.begin("bad")
		p.settle()
		if err := p.finish(p.running()[0].ID, build.Failed, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		runs := p.running()
		if len(runs) != 1 || runs[0].request.Variables[0].Value != "good" || p.status(bad) != Failed {
			t.Fatalf("%+v", runs)
		}
		if err := p.finish(runs[0].ID, build.Succeeded, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if _, err := p.engine.Rollback(Key(near, "orders"), "Deploy", bad); code(err) != "UnableToRollbackStageException" {
			t.Errorf("a rollback to what failed: %v", err)
		}
		id, err := p.engine.Rollback(Key(near, "orders"), "Deploy", good)
		if err != nil {
			t.Fatal(err)
		}
		p.settle()
		x := p.execution("orders", id)
		if len(p.running()) != 1 || x.Type != Rollback || x.Target != good || x.Entered("Source") != nil {
			t.Error(told(x))
		}
	})
}

func TestChangedDefinition(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.three(modeSuperseded)
		p.settle()
		id := p.begin("1")
		p.settle()
		p.declare("orders", []any{sourceStage(), stage("Build", buildAction("Build", "other", ""))}, nil, nil)
		p.settle()
		if err := p.finish(p.running()[0].ID, build.Succeeded, nil); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if x := p.execution("orders", id); x.Status != Cancelled || x.Version != 1 {
			t.Error(told(x))
		}
		p.begin("2")
		p.settle()
		if runs := p.running(); len(runs) != 1 || runs[0].Project != "other" {
			t.Errorf("the new definition runs %v", runs)
		}
		if err := p.store.Delete(Key(near, "orders")); err != nil {
			t.Fatal(err)
		}
		p.settle()
		if left := append(p.store.List(TypeExecution, "", ""), p.store.List(TypeState, "", "")...); len(left) > 0 || len(p.running()) > 0 {
			t.Errorf("of a pipeline that was deleted is left %v, %v", left, p.running())
		}
	})
}

// TestUnresolved fails an action whose variables have no value.
func TestUnresolved(t *testing.T) {
	inBubble(t, 1, func(p *plant) {
		p.declare("orders", []any{sourceStage(), stage("Build", buildAction("Build", "build", `[{"name":"X","value":"#{Other.Thing}"}]`))}, nil,
			store.Attributes{"variable": []any{map[string]any{"name": "SIZE", "default_value": "small"}}})
		p.settle()
		id := p.begin("1")
		p.settle()
		if x := p.execution("orders", id); x.Status != Failed || x.Entered("Build").Actions[0].Code != "ConfigurationError" || x.Variables["SIZE"] != "small" {
			t.Error(told(x))
		}
		if _, err := p.engine.Start(Key(near, "orders"), Start{Variables: map[string]string{"OTHER": "x"}}); code(err) != "ValidationException" {
			t.Errorf("a variable that is not declared: %v", err)
		}
		if _, err := p.engine.Start(Key(near, "none"), Start{}); code(err) != "PipelineNotFoundException" {
			t.Errorf("a pipeline that is not there: %v", err)
		}
	})
}

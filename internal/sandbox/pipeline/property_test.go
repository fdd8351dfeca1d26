package pipeline

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"

	"flota.dev/flota/internal/sandbox/build"
)

// TestNeverTwoInOneStage pushes, ends builds, stops, retries and restarts at random.
// However that goes, no stage holds two executions, no build runs for a stage that
// another execution is in, the newest execution is never superseded, and in the end
// each has come to its end.
func TestNeverTwoInOneStage(t *testing.T) {
	for _, mode := range []string{modeSuperseded, modeQueued} {
		t.Run(mode, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				synctest.Test(t, func(t *testing.T) { randomRuns(t, rt, mode) })
			})
		})
	}
}

func randomRuns(t *testing.T, rt *rapid.T, mode string) {
	p := newPlant(t, 1)
	defer p.close()
	synctest.Wait()
	p.three(mode)
	p.settle()
	var ids []string
	for range rapid.IntRange(3, 12).Draw(rt, "steps") {
		switch rapid.SampledFrom([]string{"push", "push", "end", "end", "fail", "stop", "retry", "restart"}).Draw(rt, "step") {
		case "push":
			ids = append(ids, p.begin(fmt.Sprint(len(ids)+1)))
		case "end", "fail":
			if runs := p.running(); len(runs) > 0 {
				status := rapid.SampledFrom([]string{build.Succeeded, build.Succeeded, build.Failed}).Draw(rt, "status")
				if err := p.finish(rapid.SampledFrom(runs).Draw(rt, "build").ID, status, nil); err != nil {
					rt.Fatal(err)
				}
			}
		case "stop":
			if len(ids) > 0 {
				// An execution that is done, or stopping, refuses.
				_ = p.engine.Stop(Key(near, "orders"), rapid.SampledFrom(ids).Draw(rt, "execution"), rapid.Bool().Draw(rt, "abandon"), "")
			}
		case "retry":
			if len(ids) > 0 {
				stage := rapid.SampledFrom([]string{"Build", "Deploy"}).Draw(rt, "stage")
				// Most cannot be retried, and say so.
				_ = p.engine.Retry(Key(near, "orders"), stage, rapid.SampledFrom(ids).Draw(rt, "execution"), "ALL_ACTIONS")
			}
		case "restart":
			p.end()
			p.pending = nil
			p.live(1)
		}
		p.settle()
		p.checkStages(rt, ids)
	}
	for range 200 {
		for _, b := range p.running() {
			if err := p.finish(b.ID, build.Succeeded, nil); err != nil {
				rt.Fatal(err)
			}
		}
		p.settle()
		p.checkStages(rt, ids)
		if !slices.ContainsFunc(ids, func(id string) bool { return !p.execution("orders", id).Done() }) {
			return
		}
	}
	rt.Fatal("executions do not come to an end")
}

func (p *plant) checkStages(rt *rapid.T, ids []string) {
	in := map[string]string{}
	for i, id := range ids {
		x := p.execution("orders", id)
		if x.Status == Superseded && i == len(ids)-1 {
			rt.Fatalf("the newest execution is superseded: %s", told(x))
		}
		s := x.stage()
		if x.Done() || s == nil {
			continue
		}
		if other := in[s.Name]; other != "" {
			rt.Fatalf("%s and %s are in stage %s", other, id, s.Name)
		}
		in[s.Name] = id
	}
	busy := map[string]bool{}
	for _, b := range p.running() {
		if busy[b.Project] {
			rt.Fatalf("two builds of %s run at once", b.Project)
		}
		busy[b.Project] = true
	}
}

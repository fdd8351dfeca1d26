package life

import (
	"syscall"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/test/bed"
)

// bake kills the sandbox while a version bakes and flota deploy watches it. The
// command finds the sandbox again, and the version goes on baking: its tasks
// ended by no fault of theirs.
func (w world) bake() {
	d := w.deploy("notes", "v2")
	w.awaitStage("notes", "v2", "BAKE_TIME")
	w.Kill()
	w.Up(600) // half an hour of baking passes in 3 s
	exit := w.exit(d)
	end := w.settled("notes", "/notes")
	w.agree(end, exit)
	if got := w.Row("notes").Version; got != "v2" || !end.Good() {
		w.t.Errorf("%s serves, and v2 ended as %q: %s", got, end.Verdict, end.Reason)
	}
	w.again("notes", "/notes", "v3")
}

// pause kills the sandbox and the deployer while a version waits for its
// verification. Nobody will answer the pause, and so it is taken back by hand.
func (w world) pause() {
	d := w.deploy("prices", "v2-held")
	w.awaitStage("prices", "v2-held", "POST_TEST_TRAFFIC_SHIFT")
	if err := d.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		w.t.Fatal(err)
	}
	w.exit(d)
	w.Kill()
	awaitNoProcess(w.t, w.Fleet)
	w.Up(600)
	if o := w.Try("deploy", "prices", "--env", bed.Env, "--version", "v3"); o.Exit != int(diag.Locked) {
		w.t.Errorf("a deploy of v3 beside v2-held: exit %d, want %d\n%s%s", o.Exit, diag.Locked, o.Out, o.Err)
	}
	w.Run("rollback", "prices", "--env", bed.Env)
	end := w.settled("prices", "/prices/1")
	if got := w.Row("prices").Version; got != "v1" || end.Version != "v2-held" || end.Verdict != ledger.RolledBack {
		w.t.Errorf("%s serves, and %s ended as %q: %s", got, end.Version, end.Verdict, end.Reason)
	}
}

// watchedPause kills the sandbox alone while a version waits for its
// verification: the deployer verifies it anew once the sandbox is back.
func (w world) watchedPause() {
	before := w.Row("notes").Version
	d := w.deploy("notes", "v4-held")
	w.awaitStage("notes", "v4-held", "POST_TEST_TRAFFIC_SHIFT")
	w.Kill()
	w.Up(600)
	exit := w.exit(d)
	end := w.settled("notes", "/notes")
	w.agree(end, exit)
	if got := w.Row("notes").Version; got != before || end.Verdict != ledger.RolledBack {
		w.t.Errorf("%s serves, and v4-held ended as %q: %s", got, end.Verdict, end.Reason)
	}
	w.again("notes", "/notes", "v5")
}

// afterwards holds that the deployer that was killed is in nobody's way once its
// lease has run out, and that Terraform has seen nothing of it all.
func (w world) afterwards() {
	bed.Await(w.t, "the killed deployer's lease is free", func() bool {
		o := w.Try("deploy", "prices", "--env", bed.Env, "--version", "v3")
		if o.Exit != 0 && o.Exit != int(diag.Locked) {
			w.t.Fatalf("deploy of v3: exit %d\n%s%s", o.Exit, o.Out, o.Err)
		}
		return o.Exit == 0
	})
	w.live("prices", "/prices/1", "v3")
	w.noDrift()
}

// agree holds what the ledger says of a release against the exit code of the command that watched it.
func (w world) agree(end ledger.Release, exit int) {
	w.t.Helper()
	want := map[ledger.Verdict]diag.Exit{ledger.Live: diag.OK, ledger.RolledBack: diag.RolledBack}
	if code, final := want[end.Verdict]; !final || int(code) != exit {
		w.t.Errorf("%s %s ended as %q in the ledger (%s), and the deploy with exit code %d", end.Service, end.Version, end.Verdict, end.Reason, exit)
	}
}

// again deploys the next version, which must go live.
func (w world) again(service, path, version string) {
	w.t.Helper()
	w.Run("deploy", service, "--env", bed.Env, "--version", version)
	w.live(service, path, version)
}

func (w world) live(service, path, version string) {
	w.t.Helper()
	if end := w.settled(service, path); end.Version != version || !end.Good() {
		w.t.Errorf("the last release of %s is %s, %s (%s), want %s live", service, end.Version, end.Verdict, end.Reason, version)
	}
	if got := w.Row(service).Version; got != version {
		w.t.Errorf("%s serves, want %s", got, version)
	}
}

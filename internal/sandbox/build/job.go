package build

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/store"
)

// job is one build from its place in line to its end.
type job struct {
	b       *Builder
	key     store.Key
	project store.Project
	request Request
	ctx     context.Context
	cancel  context.CancelCauseFunc
	done    chan struct{}

	// What follows belongs to the goroutine that runs the job.
	build         Build
	dir           string
	repositoryURL string
	spec          spec
	secret        []string // names of variables whose values are secret
	out           *logs.Writer
	shell         *shell
	failed        problem
}

// problem is why a phase failed; the zero problem is none.
type problem struct{ status, code, message string }

// stop asks the job to end; of several reasons the first one counts.
func (j *job) stop(reason error) { j.cancel(reason) }

const (
	// killGrace is how long commands get to end after they were asked to.
	killGrace = 10 * time.Second
	// defaultTimeout and defaultQueued are CodeBuild's, in minutes.
	defaultTimeout = 60
	defaultQueued  = 480
)

var errTimeout = errors.New("build timed out")

// run carries the build through its phases and writes the end of it.
func (j *job) run() {
	defer j.cancel(nil)
	release, err := j.await()
	if err != nil {
		j.fail(j.ended())
		j.finish()
		return
	}
	defer release()
	limit := time.Duration(j.project.TimeoutMinutes) * time.Minute
	if limit == 0 {
		limit = defaultTimeout * time.Minute
	}
	timer := time.AfterFunc(limit, func() { j.cancel(errTimeout) })
	defer timer.Stop()
	j.dir = j.b.folder(j.build.ID)
	defer os.RemoveAll(j.dir)
	j.out = logs.NewWriter(j.b.cfg.Logs, logs.Group{Account: j.key.Account, Region: j.key.Region, Name: j.build.LogGroup}, j.build.LogStream, j.b.mask.hide)
	if j.prepare() {
		j.commands()
		j.reports()
		j.upload()
	}
	if j.shell != nil {
		j.shell.end()
	}
	j.out.Flush()
	j.finish()
}

// await waits for the build's turn.
func (j *job) await() (release func(), err error) {
	limit := time.Duration(j.project.QueuedMinutes) * time.Minute
	if limit == 0 {
		limit = defaultQueued * time.Minute
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-j.b.recovered:
	case <-j.ctx.Done():
		return nil, context.Cause(j.ctx)
	}
	select {
	case j.b.slots <- struct{}{}:
		return func() { <-j.b.slots }, nil
	case <-j.ctx.Done():
	case <-timer.C:
		j.cancel(errTimeout)
	}
	return nil, context.Cause(j.ctx)
}

// ended is the problem of a job that was asked to end, or none.
func (j *job) ended() problem {
	switch cause := context.Cause(j.ctx); {
	case cause == nil:
		return problem{}
	case errors.Is(cause, errTimeout):
		return problem{TimedOut, "BUILD_TIMED_OUT", "Build has timed out."}
	case errors.Is(cause, errStopped):
		return problem{Stopped, "BUILD_STOPPED", "Build was stopped."}
	default:
		return problem{Fault, "INTERNAL_SERVICE_ERROR", cause.Error()}
	}
}

// fail ends the present phase with a problem. The first problem is the build's;
// that it was asked to end explains all others.
func (j *job) fail(p problem) {
	if stopped := j.ended(); stopped.status != "" {
		p = stopped
	}
	p.message = j.b.mask.hide(p.message)
	j.build.leave(p.status, p.code, p.message)
	if j.failed.status == "" {
		j.failed = p
	}
}

// finish writes the end of the build.
func (j *job) finish() {
	v := &j.build
	if j.failed.status == "" {
		v.finish(Succeeded, "", "")
	} else {
		v.finish(j.failed.status, j.failed.code, j.failed.message)
	}
	j.save()
}

// save writes the record. Should that fail, the build itself is none the worse
// for it: whoever waits for it learns of the end from the next write.
func (j *job) save() { _ = j.b.save(j.key, j.build) }

// say writes a line of CodeBuild's own to the build's log.
func (j *job) say(format string, args ...any) {
	fmt.Fprintf(j.out, "[Container] %s %s\n", time.Now().UTC().Format("2006/01/02 15:04:05.000000"), fmt.Sprintf(format, args...))
}

// prepare does what comes before the first command; it reports whether that went well.
func (j *job) prepare() bool {
	j.build.leave(Succeeded, "", "")
	j.build.enter("PROVISIONING")
	if err := os.MkdirAll(j.tmp(), 0o700); err != nil {
		j.fail(problem{Fault, "INTERNAL_SERVICE_ERROR", err.Error()})
		return false
	}
	image, err := j.b.cfg.Machine.Unpack(j.build.Image)
	switch {
	case errors.Is(err, registry.ErrNotFound):
		j.say("The sandbox's registry does not have the image %s: the programs of this machine take its place", j.build.Image)
		image = ""
	case err != nil:
		j.fail(problem{Fault, "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE", err.Error()})
		return false
	}
	j.build.leave(Succeeded, "", "")
	j.build.enter("DOWNLOAD_SOURCE")
	j.save()
	j.say("Waiting for DOWNLOAD_SOURCE")
	if err := j.download(j.ctx); err != nil {
		j.fail(problem{Failed, "CLIENT_ERROR", err.Error()})
		return false
	}
	if p := j.open(image); p.status != "" {
		j.fail(p)
		return false
	}
	j.build.PID = j.shell.cmd.Process.Pid
	j.build.leave(Succeeded, "", "")
	return true
}

// open reads the buildspec and starts the shell.
func (j *job) open(image string) problem {
	text, err := j.buildspec()
	if err == nil {
		j.spec, err = parse(text)
	}
	if err != nil {
		return problem{Failed, "YAML_FILE_ERROR", err.Error()}
	}
	env, err := j.environment(j.spec, image)
	if err != nil {
		return problem{Failed, "CLIENT_ERROR", err.Error()}
	}
	j.shell, err = startShell(j.b.starter, j.spec.shell, j.dir, j.src(), marker+"="+j.build.ID, env, j.out)
	if err != nil {
		return problem{Fault, "INTERNAL_SERVICE_ERROR", err.Error()}
	}
	sh := j.shell
	context.AfterFunc(j.ctx, func() { sh.kill(killGrace) })
	return problem{}
}

// buildspec returns the text: the request's, the project's, or that of a file in the source.
func (j *job) buildspec() (string, error) {
	text := j.request.Buildspec
	if text == "" && len(j.project.Sources) > 0 {
		text = j.project.Sources[0].Buildspec
	}
	if strings.ContainsAny(text, "\n{") {
		return text, nil
	}
	if text == "" {
		text = "buildspec.yml"
	}
	root, err := os.OpenRoot(j.src())
	if err != nil {
		return "", err
	}
	defer root.Close()
	raw, err := root.ReadFile(filepath.Clean(text))
	if err != nil {
		return "", fmt.Errorf("the source has no buildspec %s", text)
	}
	return string(raw), nil
}

// export reads the variables that the buildspec exports.
func (j *job) export() {
	if len(j.spec.exported) == 0 {
		return
	}
	j.build.Exported = map[string]string{}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(j.spec.exported))) {
		if slices.Contains(j.secret, name) || !variableName.MatchString(name) {
			continue
		}
		value, err := j.shell.value(name)
		if err != nil {
			return
		}
		j.build.Exported[name] = j.b.mask.hide(value)
	}
	maps.DeleteFunc(j.build.Exported, func(_, value string) bool { return value == "" })
}

package build

import (
	"errors"
	"fmt"
	"strings"
)

// commands runs the phases of the buildspec. What follows on a phase that failed
// is as in the CodeBuild User Guide, "Build phase transitions": after BUILD comes
// POST_BUILD all the same, after the earlier ones nothing.
func (j *job) commands() {
	for _, name := range phaseNames {
		p := j.spec.phases[name]
		j.build.enter(strings.ToUpper(name))
		if len(p.commands)+len(p.finally) > 0 {
			j.save()
		}
		why := j.phase(p)
		if why.status == "" {
			j.build.leave(Succeeded, "", "")
			continue
		}
		j.fail(why)
		if j.ctx.Err() != nil || errors.Is(j.lost(), errShellGone) || !goesOn(name, p.onFailure.action) {
			break
		}
		if _, err := j.shell.run("export CODEBUILD_BUILD_SUCCEEDING=0"); err != nil {
			break
		}
	}
	j.export()
}

// goesOn says whether the next phase follows on one that failed.
func goesOn(phase, action string) bool {
	switch action {
	case "CONTINUE":
		return true
	case "ABORT":
		return false
	}
	return phase == "build" || phase == "post_build"
}

// lost is errShellGone once the shell is.
func (j *job) lost() error {
	select {
	case <-j.shell.done:
		return j.shell.gone()
	default:
		return nil
	}
}

// phase runs the commands of a phase, again if it says so, and then its last ones.
func (j *job) phase(p phaseSpec) problem {
	name := j.build.Phase
	if len(p.commands)+len(p.finally) == 0 {
		return problem{}
	}
	j.say("Entering phase %s", name)
	why := j.sequence(p.commands)
	for n := 0; why.status != "" && n < p.onFailure.retries && j.lost() == nil; n++ {
		j.say("Retrying phase %s, %d of %d", name, n+1, p.onFailure.retries)
		why = j.sequence(p.commands)
	}
	if j.lost() == nil {
		if last := j.sequence(p.finally); why.status == "" {
			why = last
		}
	}
	status := Succeeded
	if why.status != "" {
		status = why.status
	}
	j.say("Phase complete: %s State: %s", name, status)
	j.say("Phase context status code: %s Message: %s", why.code, why.message)
	return why
}

// sequence runs commands until one fails.
func (j *job) sequence(commands []string) problem {
	for _, c := range commands {
		j.say("Running command %s", c)
		code, err := j.shell.run(c)
		j.out.Flush()
		switch {
		case err != nil:
			return problem{Fault, "COMMAND_EXECUTION_ERROR", fmt.Sprintf("Error while executing command: %s. Reason: %s", c, err)}
		case code > 128 && code < 160:
			return problem{Failed, "COMMAND_EXECUTION_ERROR", fmt.Sprintf("Error while executing command: %s. Reason: exit status %d, ended by signal %d", c, code, code-128)}
		case code != 0:
			return problem{Failed, "COMMAND_EXECUTION_ERROR", fmt.Sprintf("Error while executing command: %s. Reason: exit status %d", c, code)}
		}
	}
	return problem{}
}

package terraform

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/provision"
	"flota.dev/flota/internal/stack"
)

// failure makes errors of what Terraform said in a run that failed: one for each
// of its error diagnostics, with the resource's address and Terraform's own words.
func (r *Runner) failure(ctx context.Context, w stack.Work, step string, s *stream, e ended) error {
	if cause := context.Cause(ctx); cause != nil {
		return &diag.Error{
			What: fmt.Sprintf("%s: %s was interrupted", w.Instance.ID, step),
			Hint: "run the same command again: it goes on where it stopped",
			Exit: diag.Interrupted, Err: cause,
		}
	}
	var list diag.List
	for _, d := range s.diags {
		if d.Severity == "error" {
			list = append(list, r.problem(w, d))
		}
	}
	if len(list) > 0 {
		return list
	}
	said := strings.TrimSpace(strings.Join(s.plain, "\n") + "\n" + e.stderr)
	problem := &diag.Error{
		What:   fmt.Sprintf("%s: %s ended with exit code %d", w.Instance.ID, step, e.code),
		Detail: detail(r.mask.Hide(said)),
	}
	if e.code < 0 {
		problem.What = fmt.Sprintf("%s: %s was killed", w.Instance.ID, step)
		problem.Hint = "run the same command again"
	}
	return problem
}

func (r *Runner) problem(w stack.Work, d diagnostic) *diag.Error {
	d.Summary, d.Detail = r.mask.Hide(d.Summary), r.mask.Hide(d.Detail)
	if d.locked() {
		return r.locked(w, d.Detail)
	}
	e := &diag.Error{What: w.Instance.ID + ": ", At: place(w, d.Range), Detail: detail(d.Detail)}
	if d.Address != "" {
		e.What += d.Address + ": "
	}
	e.What += lower(d.Summary)
	if d.Snippet != nil {
		e.Excerpt, _, _ = strings.Cut(r.mask.Hide(d.Snippet.Code), "\n")
	}
	r.advise(e, d.Summary+"\n"+d.Detail)
	return e
}

// advice maps what Terraform and its AWS provider say to what a person can do about it.
var advice = []struct {
	says    string
	sandbox bool // the advice is for a sandbox only
	hint    string
	exit    diag.Exit
	err     error // what it means to the engine that asked
}{
	{"No valid credential sources found", false, "give credentials, such as: aws sso login", diag.NoCredentials, nil},
	{"ExpiredToken", false, "renew the credentials, such as: aws sso login", diag.NoCredentials, nil},
	{"Saved plan is stale", false, "the state has changed since: plan again", 0, provision.ErrChanged},
	{"connection refused", true, "is the sandbox running? flota sandbox up", 0, nil},
	{"no such file or directory", true, "is the sandbox running? flota sandbox up", 0, nil},
	{"NoSuchBucket", false, "flota apply makes the bucket of the states", 0, nil},
	{"errored.tfstate", false, "the new state is kept in errored.tfstate; running flota apply again saves it", 0, nil},
}

func (r *Runner) advise(e *diag.Error, said string) {
	for _, a := range advice {
		if strings.Contains(said, a.says) && (!a.sandbox || r.target.sandbox()) {
			e.Hint, e.Exit, e.Err = a.hint, a.exit, a.err
			return
		}
	}
}

// place finds the user's own file, where the one that Terraform names is a copy of it.
func place(w stack.Work, at *span) diag.Position {
	if at == nil {
		return diag.Position{}
	}
	p := diag.Position{File: w.Origins[filepath.ToSlash(at.Filename)], Line: at.Start.Line, Column: at.Start.Column}
	if p.File == "" {
		p.File = w.Rel(filepath.Join(w.Dir, at.Filename))
	}
	return p
}

func detail(s string) []string {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// lower begins a sentence with a small letter, unless its first word is a name such as ECS.
func lower(s string) string {
	if len(s) < 2 || strings.ToUpper(s[1:2]) == s[1:2] {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

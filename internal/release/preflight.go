package release

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
)

// preflight finds everything that would keep the release from going live,
// before anything is changed. The error is a diag.List of all problems.
func (a *attempt) preflight(ctx context.Context) error {
	if err := a.settle(ctx, a.Request); err != nil {
		return err
	}
	var checks []func(context.Context) (diag.List, error)
	switch a.Service.Kind {
	case fleet.Site:
		checks = append(checks, a.checkSite)
	case fleet.Job:
		checks = append(checks, a.checkImage, a.checkTemplate, a.checkSchedule)
	default:
		checks = append(checks, a.checkImage, a.checkTemplate, a.checkService, a.checkAlarms)
	}
	return gather(ctx, checks)
}

// gather runs checks at the same time and joins what they find, in their order.
func gather(ctx context.Context, checks []func(context.Context) (diag.List, error)) error {
	found, errs := make([]diag.List, len(checks)), make([]error, len(checks))
	var wg sync.WaitGroup
	for i, check := range checks {
		wg.Go(func() { found[i], errs[i] = check(ctx) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	var list diag.List
	for _, f := range found {
		list = append(list, f...)
	}
	return list.Err()
}

func (a *attempt) checkImage(ctx context.Context) (diag.List, error) {
	there, err := a.ports.Inputs.HasImage(ctx, a.Image)
	if there || err != nil {
		return nil, err
	}
	return diag.List{{
		What: fmt.Sprintf("the image of %s %s is not in the registry: %s", a.Service.Name, a.Version, a.Image),
		Hint: "build and push it: flota build " + a.Service.Name,
	}}, nil
}

// checkTemplate looks for Terraform's task definition, and for the secrets that it names.
func (a *attempt) checkTemplate(ctx context.Context) (diag.List, error) {
	missing := diag.List{{
		What: fmt.Sprintf("%s has no task definition in %s", a.Service.Name, a.Environment),
		Hint: a.applyHint(),
	}}
	if a.Outputs.TaskDefinition == "" {
		return missing, nil
	}
	return a.checkRevision(ctx, a.Outputs.TaskDefinition, missing)
}

func (a *attempt) checkRevision(ctx context.Context, arn string, missing diag.List) (diag.List, error) {
	r, err := a.ports.Revisions.Revision(ctx, arn)
	if errors.Is(err, ErrNotFound) || err == nil && !r.Active {
		return missing, nil
	}
	if err != nil {
		return nil, err
	}
	absent, err := a.ports.Inputs.Missing(ctx, r.Secrets)
	if err != nil {
		return nil, err
	}
	var list diag.List
	for _, secret := range absent {
		list = append(list, missingSecret(a.Service.Name, secret))
	}
	return list, nil
}

func missingSecret(service string, s Absent) *diag.Error {
	if _, name, ok := strings.Cut(s.ARN, ":parameter/"); ok {
		return &diag.Error{
			What: fmt.Sprintf("%s needs the SSM parameter /%s, which is not there", service, name),
			Hint: fmt.Sprintf("aws ssm put-parameter --type SecureString --name /%s --value …", name),
		}
	}
	if s.Unfilled != "" {
		return &diag.Error{
			What: fmt.Sprintf("%s needs the secret %s, which has no value yet", service, s.Unfilled),
			Hint: fmt.Sprintf("aws secretsmanager put-secret-value --secret-id %s --secret-string …", s.Unfilled),
		}
	}
	_, name, _ := strings.Cut(s.ARN, ":secret:")
	return &diag.Error{
		What: fmt.Sprintf("%s needs the secret %s, which is not there", service, name),
		Hint: fmt.Sprintf("aws secretsmanager create-secret --name %s --secret-string …", name),
	}
}

func (a *attempt) checkService(ctx context.Context) (diag.List, error) {
	now, err := a.ports.Services.Service(ctx, a.cluster(), a.name())
	if errors.Is(err, ErrNotFound) {
		return diag.List{{
			What: fmt.Sprintf("there is no ECS service %s in the cluster %s", a.name(), a.cluster()),
			Hint: a.applyHint(),
		}}, nil
	}
	// Terraform's own deployment of a service that is to have no tasks is no obstacle.
	if err != nil || now.Desired == 0 {
		return nil, err
	}
	d, err := a.deployments(a.Service).Newest(ctx, a.cluster(), a.name())
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil || d.Status.Ended() {
		return nil, err
	}
	return diag.List{a.busy(ctx, d)}, nil
}

// busy tells whose deployment is in the way.
func (a *attempt) busy(ctx context.Context, d Deployment) *diag.Error {
	what := fmt.Sprintf("a deployment of %s is going on in %s since %s", a.Service.Name, a.Environment, d.Created.Local().Format(time.TimeOnly))
	if d.Stage != "" {
		what += ", at " + d.Stage
	}
	if last, err := a.ledger.Last(ctx, a.Environment, a.Service.Name); err == nil && last.Deployment == d.ARN {
		what += fmt.Sprintf(": version %s by %s", last.Version, last.Who)
	}
	return &diag.Error{
		What: what,
		Hint: fmt.Sprintf("wait until it is done, or take it back: flota rollback %s --env %s", a.Service.Name, a.Environment),
		Exit: diag.Locked,
	}
}

// checkAlarms warns of alarms that fire already: ECS does not watch a deployment
// by an alarm that was in the state ALARM when it began (page "deployment-alarm-failure").
func (a *attempt) checkAlarms(ctx context.Context) (diag.List, error) {
	if len(a.Outputs.Alarms) == 0 {
		return nil, nil
	}
	alarms, err := a.ports.Signals.Alarms(ctx, a.Outputs.Alarms)
	for _, alarm := range alarms {
		if alarm.Firing {
			a.warn("the alarm %s fires already, so it cannot end this release: %s", alarm.Name, alarm.Reason)
		}
	}
	return nil, err
}

func (a *attempt) checkSchedule(ctx context.Context) (diag.List, error) {
	missing := diag.List{{
		What: fmt.Sprintf("%s has no schedule in %s", a.Service.Name, a.Environment),
		Hint: a.applyHint(),
	}}
	s := a.Outputs.Schedule
	if s.Name == "" {
		return missing, nil
	}
	_, err := a.ports.Schedules.TaskDefinition(ctx, s.Group, s.Name)
	if errors.Is(err, ErrNotFound) {
		return missing, nil
	}
	return nil, err
}

func (a *attempt) checkSite(context.Context) (diag.List, error) {
	var list diag.List
	if a.Outputs.Site.Bucket == "" {
		list = append(list, &diag.Error{
			What: fmt.Sprintf("%s has no bucket in %s", a.Service.Name, a.Environment),
			Hint: a.applyHint(),
		})
	}
	if a.Files == nil {
		return append(list, noIndex(a.Service.Name)), nil
	}
	if _, err := fs.Stat(a.Files, index); err != nil {
		list = append(list, noIndex(a.Service.Name))
	}
	return list, nil
}

func noIndex(service string) *diag.Error {
	return &diag.Error{
		What: fmt.Sprintf("the files of %s hold no %s", service, index),
		Hint: "build it: flota build " + service,
	}
}

func (a *attempt) applyHint() string {
	return fmt.Sprintf("flota apply --env %s", a.Environment)
}

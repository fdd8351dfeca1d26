package api

import (
	"context"
	"errors"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// codedeploy is AWS CodeDeploy, for services of ECS.
func (a *API) codedeploy() *service {
	s := newService("codedeploy", "CodeDeploy_20141006", "")
	handle(s, "ListApplications", a.listApplications)
	handle(s, "GetApplication", a.getApplication)
	handle(s, "BatchGetApplications", a.batchGetApplications)
	handle(s, "ListDeploymentGroups", a.listDeploymentGroups)
	handle(s, "GetDeploymentGroup", a.getDeploymentGroup)
	handle(s, "BatchGetDeploymentGroups", a.batchGetDeploymentGroups)
	handle(s, "ListDeploymentConfigs", a.listDeploymentConfigs)
	handle(s, "GetDeploymentConfig", a.getDeploymentConfig)
	handle(s, "CreateDeployment", a.createDeployment)
	handle(s, "ListDeployments", a.listDeployments)
	handle(s, "GetDeployment", a.getDeployment)
	handle(s, "BatchGetDeployments", a.batchGetDeployments)
	handle(s, "StopDeployment", a.stopDeployment)
	handle(s, "ContinueDeployment", a.continueDeployment)
	handle(s, "ListDeploymentTargets", a.listDeploymentTargets)
	handle(s, "GetDeploymentTarget", a.getDeploymentTarget)
	handle(s, "BatchGetDeploymentTargets", a.batchGetDeploymentTargets)
	return s
}

// codedeployError gives an error of the deployer CodeDeploy's name; conflict is
// the name for what is not possible now.
func codedeployError(err error, conflict string) error {
	switch {
	case errors.Is(err, deployer.ErrConflict):
		return failf(conflict, "%s", err)
	case errors.Is(err, deployer.ErrInvalid):
		return failf("InvalidLoadBalancerInfoException", "%s", err)
	case errors.Is(err, deployer.ErrNotFound):
		return failf("InvalidRevisionException", "%s", err)
	}
	return err
}

type listApplicationsOutput struct {
	Applications []string `json:"applications"`
}

func (a *API) listApplications(_ context.Context, c caller, _ struct{}) (listApplicationsOutput, error) {
	out := listApplicationsOutput{Applications: []string{}}
	all, err := list[store.CodeDeployApplication](a, c, "aws_codedeploy_app")
	for _, app := range all {
		out.Applications = append(out.Applications, app.Name)
	}
	return out, err
}

type applicationInput struct {
	Application string `json:"applicationName"`
}

type getApplicationOutput struct {
	Application applicationInfo `json:"application"`
}

type applicationInfo struct {
	ID       string `json:"applicationId"`
	Name     string `json:"applicationName"`
	GitHub   bool   `json:"linkedToGitHub"`
	Platform string `json:"computePlatform"`
}

func (a *API) getApplication(_ context.Context, c caller, in applicationInput) (getApplicationOutput, error) {
	app, err := a.application(c, in.Application)
	return getApplicationOutput{applicationInfo{ID: app.ID, Name: app.Name, Platform: app.Platform}}, err
}

type batchGetApplicationsInput struct {
	Applications []string `json:"applicationNames"`
}

type batchGetApplicationsOutput struct {
	Applications []applicationInfo `json:"applicationsInfo"`
}

func (a *API) batchGetApplications(ctx context.Context, c caller, in batchGetApplicationsInput) (batchGetApplicationsOutput, error) {
	out := batchGetApplicationsOutput{Applications: []applicationInfo{}}
	for _, name := range in.Applications {
		one, err := a.getApplication(ctx, c, applicationInput{name})
		if err != nil {
			return out, err
		}
		out.Applications = append(out.Applications, one.Application)
	}
	return out, nil
}

func (a *API) application(c caller, name string) (store.CodeDeployApplication, error) {
	all, err := list[store.CodeDeployApplication](a, c, "aws_codedeploy_app")
	if err != nil {
		return store.CodeDeployApplication{}, err
	}
	for _, app := range all {
		if app.Name == name {
			return app, nil
		}
	}
	return store.CodeDeployApplication{}, failf("ApplicationDoesNotExistException", "No application found for name: %s", name)
}

type listDeploymentGroupsOutput struct {
	Application string   `json:"applicationName"`
	Groups      []string `json:"deploymentGroups"`
}

func (a *API) listDeploymentGroups(_ context.Context, c caller, in applicationInput) (listDeploymentGroupsOutput, error) {
	out := listDeploymentGroupsOutput{Application: in.Application, Groups: []string{}}
	if _, err := a.application(c, in.Application); err != nil {
		return out, err
	}
	all, err := list[store.DeploymentGroup](a, c, "aws_codedeploy_deployment_group")
	for _, g := range all {
		if g.Application == in.Application {
			out.Groups = append(out.Groups, g.Name)
		}
	}
	return out, err
}

// deploymentGroup finds a deployment group of an application.
func (a *API) deploymentGroup(c caller, application, name string) (store.DeploymentGroup, error) {
	if _, err := a.application(c, application); err != nil {
		return store.DeploymentGroup{}, err
	}
	all, err := list[store.DeploymentGroup](a, c, "aws_codedeploy_deployment_group")
	if err != nil {
		return store.DeploymentGroup{}, err
	}
	for _, g := range all {
		if g.Application == application && g.Name == name {
			return g, nil
		}
	}
	return store.DeploymentGroup{}, failf("DeploymentGroupDoesNotExistException", "No Deployment Group found for name: %s", name)
}

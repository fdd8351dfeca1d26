package api

import (
	"context"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/deployer"
)

// codedeployment is a deployment as CodeDeploy tells of it. When it goes back,
// the way back is a deployment of its own.
type codedeployment struct {
	deployer.Deployment
	of   deployer.CodeDeploy
	id   string
	back bool // the way back
}

// codedeployments returns the caller's deployments, the newest first.
func (a *API) codedeployments(c caller) ([]codedeployment, error) {
	var out []codedeployment
	all, err := list[deployer.Deployment](a, c, deployer.TypeDeployment)
	for _, d := range all {
		if d.CodeDeploy == nil {
			continue
		}
		out = append(out, codedeployment{Deployment: d, of: *d.CodeDeploy, id: d.CodeDeploy.ID})
		if d.Rollback != nil {
			out = append(out, codedeployment{Deployment: d, of: *d.CodeDeploy, id: d.CodeDeploy.RollbackID, back: true})
		}
	}
	slices.SortStableFunc(out, func(a, b codedeployment) int { return b.created().Compare(a.created()) })
	return out, err
}

func (a *API) codedeployment(c caller, id string) (codedeployment, error) {
	if !strings.HasPrefix(id, "d-") {
		return codedeployment{}, failf("InvalidDeploymentIdException", "Specified DeploymentId is not in the valid format: %s", id)
	}
	all, err := a.codedeployments(c)
	if err != nil {
		return codedeployment{}, err
	}
	for _, d := range all {
		if d.id == id {
			return d, nil
		}
	}
	return codedeployment{}, failf("DeploymentDoesNotExistException", "The deployment %s could not be found", id)
}

func (d codedeployment) created() time.Time {
	if d.back {
		return d.Rollback.StartedAt
	}
	return d.CreatedAt
}

// ended is when the deployment came to its end; one that was turned back did
// so at that moment.
func (d codedeployment) ended() *Time {
	if !d.back && d.Rollback != nil {
		return instant(d.Rollback.StartedAt)
	}
	return instant(d.FinishedAt)
}

func (d codedeployment) status() string {
	switch {
	case d.Status == deployer.Successful, d.back && d.Status == deployer.RollbackSuccessful:
		return "Succeeded"
	case d.back && d.Status == deployer.RollbackInProgress:
		return "InProgress"
	case d.back && d.Status == deployer.Stopped:
		return "Stopped"
	case d.Rollback != nil && (d.of.Stopped || len(d.Alarms.Triggered) > 0), d.Status == deployer.Stopped && (d.of.Stopped || len(d.Alarms.Triggered) > 0):
		return "Stopped"
	case !d.Active(), d.Rollback != nil:
		return "Failed"
	case d.waiting() != "":
		return "Ready"
	case d.Stage == deployer.Reconcile:
		return "Created"
	}
	return "InProgress"
}

// waiting is the ID of the pause before traffic moves, if that is going on.
func (d codedeployment) waiting() string {
	for _, h := range d.Hooks {
		if h.Status == deployer.AwaitingAction {
			return h.ID
		}
	}
	return ""
}

type deploymentInfo struct {
	Application string           `json:"applicationName"`
	Group       string           `json:"deploymentGroupName"`
	Config      string           `json:"deploymentConfigName"`
	ID          string           `json:"deploymentId"`
	Revision    revisionLocation `json:"revision"`
	Status      string           `json:"status"`
	Error       *errorInfo       `json:"errorInformation,omitempty"`
	Created     *Time            `json:"createTime,omitempty"`
	Started     *Time            `json:"startTime,omitempty"`
	Completed   *Time            `json:"completeTime,omitempty"`
	Overview    map[string]int   `json:"deploymentOverview"`
	Description string           `json:"description,omitempty"`
	Creator     string           `json:"creator"`
	RollbackOf  *rollbackInfo    `json:"rollbackInfo,omitempty"`
	Waiting     bool             `json:"instanceTerminationWaitTimeStarted"`
	groupSettings
	Platform string `json:"computePlatform"`
}

type errorInfo struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type rollbackInfo struct {
	ID         string `json:"rollbackDeploymentId,omitempty"`
	Triggering string `json:"rollbackTriggeringDeploymentId,omitempty"`
	Message    string `json:"rollbackMessage,omitempty"`
}

type getDeploymentOutput struct {
	Info deploymentInfo `json:"deploymentInfo"`
}

func (a *API) getDeployment(_ context.Context, c caller, in deploymentIDInput) (getDeploymentOutput, error) {
	d, err := a.codedeployment(c, in.ID)
	if err != nil {
		return getDeploymentOutput{}, err
	}
	info, err := a.deploymentInfo(c, d)
	return getDeploymentOutput{info}, err
}

func (a *API) deploymentInfo(c caller, d codedeployment) (deploymentInfo, error) {
	out := deploymentInfo{
		Application: d.of.Application, Group: d.of.Group, Config: d.of.Config, ID: d.id, Description: d.of.Description,
		Revision: revisionOf(d.of),
		Status:   d.status(), Error: d.failure(), Created: instant(d.created()), Started: instant(d.created()), Completed: d.ended(),
		Overview: map[string]int{"Pending": 0, "InProgress": 0, "Succeeded": 0, "Failed": 0, "Skipped": 0, "Ready": 0},
		Creator:  "user", Platform: "ECS",
		Waiting: !d.back && d.Rollback == nil && (d.Stage == deployer.Bake || d.Stage == deployer.CleanUp),
	}
	switch target := targetStatus(out.Status); target {
	case "Stopped":
		out.Overview["Skipped"] = 1
	default:
		out.Overview[target] = 1
	}
	switch {
	case d.back:
		out.Creator = "codeDeployRollback"
		out.RollbackOf = &rollbackInfo{Triggering: d.of.ID, Message: d.Rollback.Reason}
	case d.Rollback != nil:
		out.RollbackOf = &rollbackInfo{ID: d.of.RollbackID, Message: d.Rollback.Reason}
	}
	group, err := a.deploymentGroup(c, d.of.Application, d.of.Group)
	if err == nil {
		out.groupSettings = newGroupSettings(group)
		out.Alarms = nil // told by the group only
	}
	return out, nil
}

// failure tells why a deployment did not succeed (API: ErrorInformation).
func (d codedeployment) failure() *errorInfo {
	if d.back || d.Reason == "" || d.Status == deployer.Successful {
		return nil
	}
	code := "HEALTH_CONSTRAINTS"
	switch {
	case len(d.Alarms.Triggered) > 0:
		code = "ALARM_ACTIVE"
	case d.of.Stopped:
		code = "MANUAL_STOP"
	}
	return &errorInfo{code, d.Reason}
}

type batchGetDeploymentsInput struct {
	IDs []string `json:"deploymentIds"`
}

type batchGetDeploymentsOutput struct {
	Infos []deploymentInfo `json:"deploymentsInfo"`
}

func (a *API) batchGetDeployments(_ context.Context, c caller, in batchGetDeploymentsInput) (batchGetDeploymentsOutput, error) {
	out := batchGetDeploymentsOutput{Infos: []deploymentInfo{}}
	for _, id := range in.IDs {
		d, err := a.codedeployment(c, id)
		if err != nil {
			return out, err
		}
		info, err := a.deploymentInfo(c, d)
		if err != nil {
			return out, err
		}
		out.Infos = append(out.Infos, info)
	}
	return out, nil
}

type listDeploymentsInput struct {
	Application string   `json:"applicationName"`
	Group       string   `json:"deploymentGroupName"`
	Statuses    []string `json:"includeOnlyStatuses"`
	Created     *struct {
		Start *Time `json:"start"`
		End   *Time `json:"end"`
	} `json:"createTimeRange"`
	NextToken string `json:"nextToken"`
}

type listDeploymentsOutput struct {
	Deployments []string `json:"deployments"`
	NextToken   string   `json:"nextToken,omitempty"`
}

// listDeployments lists deployments, the newest first.
func (a *API) listDeployments(_ context.Context, c caller, in listDeploymentsInput) (listDeploymentsOutput, error) {
	out := listDeploymentsOutput{Deployments: []string{}}
	if in.Application != "" {
		if _, err := a.deploymentGroup(c, in.Application, in.Group); err != nil {
			return out, err
		}
	}
	all, err := a.codedeployments(c)
	if err != nil {
		return out, err
	}
	for _, d := range all {
		if in.holds(d) {
			out.Deployments = append(out.Deployments, d.id)
		}
	}
	out.Deployments, out.NextToken, err = page(out.Deployments, 0, 100, in.NextToken)
	return out, err
}

func (in listDeploymentsInput) holds(d codedeployment) bool {
	switch {
	case in.Application != "" && (d.of.Application != in.Application || d.of.Group != in.Group):
		return false
	case len(in.Statuses) > 0 && !slices.Contains(in.Statuses, d.status()):
		return false
	case in.Created == nil:
		return true
	}
	return (in.Created.Start == nil || !d.created().Before(in.Created.Start.Time)) &&
		(in.Created.End == nil || !d.created().After(in.Created.End.Time))
}

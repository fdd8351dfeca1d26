package events

import (
	"context"
	"strings"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// deploymentChanged makes an event of a deployment that began, came to its end,
// or turned back (ECS developer guide, "Amazon ECS service deployment state
// change events").
func (b *Bus) deploymentChanged(ctx context.Context, r store.Record) {
	d, err := store.Decode[deployer.Deployment](r)
	before := b.deployments[r.Key]
	if err != nil || before == d.Status {
		return
	}
	b.deployments[r.Key] = d.Status
	id := "ecs-svc/" + d.ARN[strings.LastIndexByte(d.ARN, '/')+1:]
	kind, name, reason := "INFO", "", ""
	switch {
	case d.Status == deployer.Successful:
		name, reason = "SERVICE_DEPLOYMENT_COMPLETED", "ECS deployment "+id+" completed."
	case before == "" && d.Status == deployer.InProgress:
		name, reason = "SERVICE_DEPLOYMENT_IN_PROGRESS", "ECS deployment "+id+" in progress."
	case failed(d.Status) && !failed(before):
		kind, name, reason = "ERROR", "SERVICE_DEPLOYMENT_FAILED", "ECS deployment "+id+" failed: "+why(d)
	default:
		return
	}
	b.put(ctx, newEvent(r.Key, "aws.ecs", "ECS Deployment State Change", d.Service, d.UpdatedAt, map[string]any{
		"eventType": kind, "eventName": name, "deploymentId": id, "updatedAt": d.UpdatedAt.UTC().Format(stamp), "reason": reason,
	}))
}

// failed tells of deployments that did not bring their revision, and told so at the first sign of it.
func failed(s deployer.Status) bool {
	switch s {
	case deployer.RollbackRequested, deployer.RollbackInProgress, deployer.RollbackSuccessful, deployer.RollbackFailed, deployer.Stopped:
		return true
	}
	return false
}

func why(d deployer.Deployment) string {
	switch {
	case d.Rollback != nil && d.Rollback.Reason != "":
		return d.Rollback.Reason
	case d.Reason != "":
		return d.Reason
	}
	return string(d.Status)
}

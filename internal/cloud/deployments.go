package cloud

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	ecstypes "github.com/aws/aws-sdk-go-v2/service/ecs/types"

	"flota.dev/flota/internal/release"
)

// deployments is release.Deployments on ECS.
type deployments struct{ *Cloud }

func (d deployments) Newest(ctx context.Context, cluster, service string) (release.Deployment, error) {
	out, err := d.containers.ListServiceDeployments(ctx, &ecs.ListServiceDeploymentsInput{Cluster: &cluster, Service: &service})
	if err != nil {
		return release.Deployment{}, found(err)
	}
	// The page "ListServiceDeployments" promises no order.
	newest := ""
	var at int64
	for _, b := range out.ServiceDeployments {
		if created := aws.ToTime(b.CreatedAt).UnixNano(); newest == "" || created > at {
			newest, at = aws.ToString(b.ServiceDeploymentArn), created
		}
	}
	if newest == "" {
		return release.Deployment{}, release.ErrNotFound
	}
	return d.Deployment(ctx, newest)
}

func (d deployments) Deployment(ctx context.Context, arn string) (release.Deployment, error) {
	out, err := d.containers.DescribeServiceDeployments(ctx, &ecs.DescribeServiceDeploymentsInput{ServiceDeploymentArns: []string{arn}})
	if err != nil {
		return release.Deployment{}, found(err)
	}
	if len(out.ServiceDeployments) == 0 {
		return release.Deployment{}, release.ErrNotFound
	}
	return deployment(out.ServiceDeployments[0]), nil
}

func deployment(v ecstypes.ServiceDeployment) release.Deployment {
	d := release.Deployment{
		ARN: aws.ToString(v.ServiceDeploymentArn), Status: release.Status(v.Status), Reason: aws.ToString(v.StatusReason),
		Stage: string(v.LifecycleStage), Created: aws.ToTime(v.CreatedAt),
	}
	if v.TargetServiceRevision != nil {
		d.Target = side(*v.TargetServiceRevision)
	}
	for _, s := range v.SourceServiceRevisions {
		d.Sources = append(d.Sources, side(s))
	}
	for _, h := range v.LifecycleHookDetails {
		if h.TargetType == ecstypes.DeploymentLifecycleHookTargetTypePause && h.Status == ecstypes.DeploymentLifecycleHookStatusAwaitingAction {
			d.Paused = append(d.Paused, aws.ToString(h.HookId))
		}
	}
	if v.Rollback != nil {
		d.RollbackReason = aws.ToString(v.Rollback.Reason)
	}
	if v.Alarms != nil {
		d.FiredAlarms = v.Alarms.TriggeredAlarmNames
	}
	if v.DeploymentConfiguration != nil && v.DeploymentConfiguration.Strategy == ecstypes.DeploymentStrategyRolling {
		d.Target.Production = nil // tasks share one target group, so traffic goes by their number
	}
	return d
}

func side(v ecstypes.ServiceRevisionSummary) release.Side {
	return release.Side{
		Revision: aws.ToString(v.Arn), Requested: int(v.RequestedTaskCount), Running: int(v.RunningTaskCount),
		Production: v.RequestedProductionTrafficWeight,
	}
}

func (d deployments) Continue(ctx context.Context, arn, hook string, goOn bool) error {
	action := ecstypes.DeploymentLifecycleHookActionRollback
	if goOn {
		action = ecstypes.DeploymentLifecycleHookActionContinue
	}
	_, err := d.containers.ContinueServiceDeployment(ctx, &ecs.ContinueServiceDeploymentInput{
		ServiceDeploymentArn: &arn, HookId: &hook, Action: action,
	})
	return found(err)
}

func (d deployments) TakeBack(ctx context.Context, arn string) error {
	_, err := d.containers.StopServiceDeployment(ctx, &ecs.StopServiceDeploymentInput{
		ServiceDeploymentArn: &arn, StopType: ecstypes.StopServiceDeploymentStopTypeRollback,
	})
	return found(err)
}

package cloud

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	ecstypes "github.com/aws/aws-sdk-go-v2/service/ecs/types"

	"flota.dev/flota/internal/release"
)

// services is release.Services on ECS.
type services struct{ *Cloud }

func (s services) Service(ctx context.Context, cluster, name string) (release.Service, error) {
	out, err := s.containers.DescribeServices(ctx, &ecs.DescribeServicesInput{Cluster: &cluster, Services: []string{name}})
	if err != nil {
		return release.Service{}, found(err)
	}
	if len(out.Services) == 0 || aws.ToString(out.Services[0].Status) == "INACTIVE" {
		return release.Service{}, release.ErrNotFound
	}
	v := out.Services[0]
	service := release.Service{
		TaskDefinition: aws.ToString(v.TaskDefinition), Desired: int(v.DesiredCount), Running: int(v.RunningCount),
	}
	for _, b := range v.LoadBalancers {
		if b.TargetGroupArn != nil {
			service.Groups = append(service.Groups, *b.TargetGroupArn)
		}
		if a := b.AdvancedConfiguration; a != nil && a.AlternateTargetGroupArn != nil {
			service.Groups = append(service.Groups, *a.AlternateTargetGroupArn)
		}
	}
	return service, nil
}

func (s services) Update(ctx context.Context, cluster, name string, u release.Update) error {
	_, err := s.containers.UpdateService(ctx, &ecs.UpdateServiceInput{
		Cluster: &cluster, Service: &name, TaskDefinition: &u.TaskDefinition,
		DesiredCount:            aws.Int32(int32(u.Desired)),
		DeploymentConfiguration: configuration(u.Configuration),
		// A release must make a deployment even if the revision is what runs already.
		ForceNewDeployment: true,
	})
	return found(err)
}

func (s services) Scale(ctx context.Context, cluster, name string, desired int) error {
	_, err := s.containers.UpdateService(ctx, &ecs.UpdateServiceInput{
		Cluster: &cluster, Service: &name, DesiredCount: aws.Int32(int32(desired)),
	})
	return found(err)
}

// pauseMinutes is for how long a deployment waits to be verified before ECS rolls it back.
const pauseMinutes = 10

// configuration says it all in full, so that nothing of an earlier release's
// settings stays behind.
func configuration(c release.Configuration) *ecstypes.DeploymentConfiguration {
	out := &ecstypes.DeploymentConfiguration{
		Strategy: ecstypes.DeploymentStrategy(c.Strategy),
		// Start the new tasks before the old ones end.
		MinimumHealthyPercent:    aws.Int32(100),
		MaximumPercent:           aws.Int32(200),
		DeploymentCircuitBreaker: &ecstypes.DeploymentCircuitBreaker{Enable: true, Rollback: true},
		Alarms:                   &ecstypes.DeploymentAlarms{AlarmNames: []string{}},
		LifecycleHooks:           []ecstypes.DeploymentLifecycleHook{},
	}
	if len(c.Alarms) > 0 {
		out.Alarms = &ecstypes.DeploymentAlarms{AlarmNames: c.Alarms, Enable: true, Rollback: true}
	}
	if out.Strategy == ecstypes.DeploymentStrategyRolling {
		return out
	}
	out.BakeTimeInMinutes = aws.Int32(int32(c.BakeMinutes))
	if out.Strategy == ecstypes.DeploymentStrategyCanary {
		out.CanaryConfiguration = &ecstypes.CanaryConfiguration{
			CanaryPercent: aws.Float64(c.CanaryPercent), CanaryBakeTimeInMinutes: aws.Int32(int32(c.CanaryMinutes)),
		}
	}
	if out.Strategy == ecstypes.DeploymentStrategyLinear {
		out.LinearConfiguration = &ecstypes.LinearConfiguration{
			StepPercent: aws.Float64(c.LinearPercent), StepBakeTimeInMinutes: aws.Int32(int32(c.LinearMinutes)),
		}
	}
	if c.Pause {
		out.LifecycleHooks = append(out.LifecycleHooks, ecstypes.DeploymentLifecycleHook{
			TargetType:      ecstypes.DeploymentLifecycleHookTargetTypePause,
			LifecycleStages: []ecstypes.DeploymentLifecycleHookStage{ecstypes.DeploymentLifecycleHookStagePostTestTrafficShift},
			TimeoutConfiguration: &ecstypes.DeploymentLifecycleHookTimeoutConfiguration{
				TimeoutInMinutes: aws.Int32(pauseMinutes), Action: ecstypes.DeploymentLifecycleHookActionRollback,
			},
		})
	}
	return out
}

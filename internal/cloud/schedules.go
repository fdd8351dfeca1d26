package cloud

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	schedtypes "github.com/aws/aws-sdk-go-v2/service/scheduler/types"
)

// schedules is release.Schedules on EventBridge Scheduler.
type schedules struct{ *Cloud }

func (s schedules) TaskDefinition(ctx context.Context, group, name string) (string, error) {
	out, err := s.get(ctx, group, name)
	if err != nil {
		return "", err
	}
	return aws.ToString(out.Target.EcsParameters.TaskDefinitionArn), nil
}

func (s schedules) get(ctx context.Context, group, name string) (*scheduler.GetScheduleOutput, error) {
	in := &scheduler.GetScheduleInput{Name: &name}
	if group != "" {
		in.GroupName = &group
	}
	out, err := s.schedules.GetSchedule(ctx, in)
	if err != nil {
		return nil, found(err)
	}
	if out.Target == nil || out.Target.EcsParameters == nil {
		return nil, fmt.Errorf("the schedule %s does not start an ECS task", name)
	}
	return out, nil
}

// Point gives the whole schedule back, since UpdateSchedule sets what is left
// out to its default (API: UpdateSchedule).
func (s schedules) Point(ctx context.Context, group, name, taskDefinition string, switchOn bool) error {
	v, err := s.get(ctx, group, name)
	if err != nil {
		return err
	}
	target, ecs := *v.Target, *v.Target.EcsParameters
	ecs.TaskDefinitionArn = &taskDefinition
	target.EcsParameters = &ecs
	state := v.State
	if switchOn {
		state = schedtypes.ScheduleStateEnabled
	}
	_, err = s.schedules.UpdateSchedule(ctx, &scheduler.UpdateScheduleInput{
		Name: v.Name, GroupName: v.GroupName, Target: &target, State: state,
		ScheduleExpression: v.ScheduleExpression, ScheduleExpressionTimezone: v.ScheduleExpressionTimezone,
		FlexibleTimeWindow: v.FlexibleTimeWindow, ActionAfterCompletion: v.ActionAfterCompletion,
		Description: v.Description, KmsKeyArn: v.KmsKeyArn, StartDate: v.StartDate, EndDate: v.EndDate,
	})
	return found(err)
}

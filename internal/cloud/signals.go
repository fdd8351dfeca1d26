package cloud

import (
	"cmp"
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	cwtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"

	"flota.dev/flota/internal/release"
)

// signals is release.Signals on ECS, Elastic Load Balancing and CloudWatch.
type signals struct{ *Cloud }

func (s signals) Groups(ctx context.Context, side release.Side) ([]string, error) {
	if side.Group != "" {
		return s.named(ctx, side.Group)
	}
	out, err := s.containers.DescribeServiceRevisions(ctx, &ecs.DescribeServiceRevisionsInput{
		ServiceRevisionArns: []string{side.Revision},
	})
	if err != nil {
		return nil, found(err)
	}
	var groups []string
	for _, r := range out.ServiceRevisions {
		if r.ResolvedConfiguration == nil {
			continue
		}
		for _, b := range r.ResolvedConfiguration.LoadBalancers {
			groups = append(groups, aws.ToString(b.TargetGroupArn))
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(groups))), nil
}

// named returns the ARN of the target group of a name.
func (s signals) named(ctx context.Context, name string) ([]string, error) {
	out, err := s.balancers.DescribeTargetGroups(ctx, &elasticloadbalancingv2.DescribeTargetGroupsInput{Names: []string{name}})
	if err != nil {
		return nil, found(err)
	}
	var groups []string
	for _, g := range out.TargetGroups {
		groups = append(groups, aws.ToString(g.TargetGroupArn))
	}
	return groups, nil
}

func (s signals) Targets(ctx context.Context, group string) ([]release.Target, error) {
	out, err := s.balancers.DescribeTargetHealth(ctx, &elasticloadbalancingv2.DescribeTargetHealthInput{TargetGroupArn: &group})
	if err != nil {
		return nil, found(err)
	}
	var targets []release.Target
	for _, t := range out.TargetHealthDescriptions {
		if h := t.TargetHealth; h != nil {
			targets = append(targets, release.Target{
				State: string(h.State), Reason: cmp.Or(aws.ToString(h.Description), string(h.Reason)),
			})
		}
	}
	return targets, nil
}

// mostAlarms is how many alarms one call may name (API: DescribeAlarms).
const mostAlarms = 100

func (s signals) Alarms(ctx context.Context, names []string) ([]release.Alarm, error) {
	var alarms []release.Alarm
	for some := range slices.Chunk(names, mostAlarms) {
		out, err := s.metrics.DescribeAlarms(ctx, &cloudwatch.DescribeAlarmsInput{
			AlarmNames: some, MaxRecords: aws.Int32(mostAlarms),
			AlarmTypes: []cwtypes.AlarmType{cwtypes.AlarmTypeMetricAlarm, cwtypes.AlarmTypeCompositeAlarm},
		})
		if err != nil {
			return nil, explain(err)
		}
		for _, a := range out.MetricAlarms {
			alarms = append(alarms, alarm(a.AlarmName, a.StateReason, a.StateValue))
		}
		for _, a := range out.CompositeAlarms {
			alarms = append(alarms, alarm(a.AlarmName, a.StateReason, a.StateValue))
		}
	}
	return alarms, nil
}

func alarm(name, reason *string, state cwtypes.StateValue) release.Alarm {
	return release.Alarm{
		Name: aws.ToString(name), Reason: aws.ToString(reason), Firing: state == cwtypes.StateValueAlarm,
	}
}

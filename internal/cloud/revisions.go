package cloud

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	ecstypes "github.com/aws/aws-sdk-go-v2/service/ecs/types"

	"flota.dev/flota/internal/release"
)

// revisions is release.Revisions on ECS.
type revisions struct{ *Cloud }

func (r revisions) Revision(ctx context.Context, arn string) (release.Revision, error) {
	out, err := r.definition(ctx, arn)
	if err != nil {
		return release.Revision{}, err
	}
	v := release.Revision{
		ARN: aws.ToString(out.TaskDefinition.TaskDefinitionArn), Env: map[string]string{},
		Active: out.TaskDefinition.Status == ecstypes.TaskDefinitionStatusActive,
	}
	for i, c := range out.TaskDefinition.ContainerDefinitions {
		if i == 0 {
			v.Image = aws.ToString(c.Image)
			for _, e := range c.Environment {
				v.Env[aws.ToString(e.Name)] = aws.ToString(e.Value)
			}
		}
		for _, s := range c.Secrets {
			v.Secrets = append(v.Secrets, aws.ToString(s.ValueFrom))
		}
	}
	return v, nil
}

func (r revisions) definition(ctx context.Context, arn string) (*ecs.DescribeTaskDefinitionOutput, error) {
	out, err := r.containers.DescribeTaskDefinition(ctx, &ecs.DescribeTaskDefinitionInput{
		TaskDefinition: &arn, Include: []ecstypes.TaskDefinitionField{ecstypes.TaskDefinitionFieldTags},
	})
	// ECS answers an unknown task definition so (API: DescribeTaskDefinition, ClientException).
	if codeOf(err) == "ClientException" && strings.Contains(err.Error(), "Unable to describe task definition") {
		return nil, release.ErrNotFound
	}
	if err != nil {
		return nil, found(err)
	}
	return out, nil
}

func (r revisions) Register(ctx context.Context, template string, image release.Image, env map[string]string) (string, error) {
	from, err := r.definition(ctx, template)
	if err != nil {
		return "", err
	}
	t := from.TaskDefinition
	containers, err := withImage(t.ContainerDefinitions, image, env)
	if err != nil {
		return "", fmt.Errorf("task definition %s: %w", template, err)
	}
	out, err := r.containers.RegisterTaskDefinition(ctx, &ecs.RegisterTaskDefinitionInput{
		Family: t.Family, ContainerDefinitions: containers, Tags: from.Tags,
		Cpu: t.Cpu, Memory: t.Memory, EphemeralStorage: t.EphemeralStorage, EnableFaultInjection: t.EnableFaultInjection,
		ExecutionRoleArn: t.ExecutionRoleArn, TaskRoleArn: t.TaskRoleArn, NetworkMode: t.NetworkMode,
		IpcMode: t.IpcMode, PidMode: t.PidMode, PlacementConstraints: t.PlacementConstraints,
		ProxyConfiguration: t.ProxyConfiguration, RequiresCompatibilities: t.RequiresCompatibilities,
		RuntimePlatform: t.RuntimePlatform, Volumes: t.Volumes,
	})
	if err != nil {
		return "", explain(err)
	}
	return aws.ToString(out.TaskDefinition.TaskDefinitionArn), nil
}

// withImage puts the image and the variables into the container that runs the image's repository.
func withImage(in []ecstypes.ContainerDefinition, image release.Image, env map[string]string) ([]ecstypes.ContainerDefinition, error) {
	out := slices.Clone(in)
	i := slices.IndexFunc(out, func(c ecstypes.ContainerDefinition) bool {
		return repositoryOf(aws.ToString(c.Image)) == image.Repository
	})
	if i < 0 {
		return nil, fmt.Errorf("no container runs an image of %s", image.Repository)
	}
	out[i].Image = aws.String(image.String())
	out[i].Environment = slices.DeleteFunc(slices.Clone(out[i].Environment), func(e ecstypes.KeyValuePair) bool {
		_, replaced := env[aws.ToString(e.Name)]
		return replaced
	})
	for name, value := range env {
		out[i].Environment = append(out[i].Environment, ecstypes.KeyValuePair{Name: &name, Value: &value})
	}
	slices.SortFunc(out[i].Environment, func(a, b ecstypes.KeyValuePair) int {
		return strings.Compare(aws.ToString(a.Name), aws.ToString(b.Name))
	})
	return out, nil
}

// repositoryOf cuts the digest or the tag off an image reference.
func repositoryOf(image string) string {
	image, _, _ = strings.Cut(image, "@")
	if colon := strings.LastIndex(image, ":"); colon > strings.LastIndex(image, "/") {
		return image[:colon]
	}
	return image
}

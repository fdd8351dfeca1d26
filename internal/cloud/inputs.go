package cloud

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	ecrtypes "github.com/aws/aws-sdk-go-v2/service/ecr/types"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	ssmtypes "github.com/aws/aws-sdk-go-v2/service/ssm/types"

	"flota.dev/flota/internal/release"
)

// inputs is release.Inputs on ECR, SSM parameters and Secrets Manager.
type inputs struct{ *Cloud }

// HasImage looks in the registry that the repository's URL names, which may be
// of another account and region than the environment's.
func (i inputs) HasImage(ctx context.Context, image release.Image) (bool, error) {
	host, name, ok := strings.Cut(image.Repository, "/")
	if !ok {
		return false, fmt.Errorf("%q is not the URL of a repository", image.Repository)
	}
	account, region := registryOf(host)
	out, err := i.images.BatchGetImage(ctx, &ecr.BatchGetImageInput{
		RegistryId: account, RepositoryName: &name, ImageIds: []ecrtypes.ImageIdentifier{{ImageDigest: &image.Digest}},
	}, func(o *ecr.Options) {
		if region != "" {
			o.Region = region
		}
		if i.endpoint != "" && account != nil {
			o.Credentials = sandboxKey(*account)
		}
	})
	if absent(err) {
		return false, nil
	}
	if err != nil {
		return false, explain(err)
	}
	return len(out.Images) > 0, nil
}

// registryOf reads <account>.dkr.ecr.<region>.amazonaws.com.
func registryOf(host string) (account *string, region string) {
	parts := strings.Split(host, ".")
	if len(parts) < 5 || parts[1] != "dkr" || parts[2] != "ecr" {
		return nil, ""
	}
	return &parts[0], parts[3]
}

// mostParameters is how many parameters one call may name (API: GetParameters).
const mostParameters = 10

func (i inputs) Missing(ctx context.Context, arns []string) ([]release.Absent, error) {
	var missing []release.Absent
	parameters := map[string]string{} // name to ARN
	for _, arn := range arns {
		if name, ok := parameterName(arn); ok {
			parameters[name] = arn
			continue
		}
		filled, name, err := i.secret(ctx, arn)
		if err != nil {
			return nil, err
		}
		if !filled {
			missing = append(missing, release.Absent{ARN: arn, Unfilled: name})
		}
	}
	names := make([]string, 0, len(parameters))
	for name := range parameters {
		names = append(names, name)
	}
	for some := range slices.Chunk(names, mostParameters) {
		out, err := i.parameters.GetParameters(ctx, &ssm.GetParametersInput{Names: some})
		if err != nil {
			return nil, explain(err)
		}
		for _, name := range out.InvalidParameters {
			missing = append(missing, release.Absent{ARN: parameters[name]})
		}
	}
	slices.SortFunc(missing, func(a, b release.Absent) int { return strings.Compare(a.ARN, b.ARN) })
	return slices.Compact(missing), nil
}

// parameterName returns the name of the SSM parameter that an ARN is of. Only
// names in a hierarchy begin with a slash, which the ARN does not tell apart.
func parameterName(arn string) (string, bool) {
	_, name, ok := strings.Cut(arn, ":parameter/")
	if strings.Contains(name, "/") {
		name = "/" + name
	}
	return name, ok && strings.Contains(arn, ":ssm:")
}

// secret reports whether a Secrets Manager secret has a value, and the name of
// one that is there, and not about to be deleted.
func (i inputs) secret(ctx context.Context, arn string) (filled bool, name string, err error) {
	// A reference of ECS may go on with :key:stage:version behind the secret's own ARN of seven parts.
	parts := strings.SplitN(arn, ":", 8)
	id := strings.Join(parts[:min(len(parts), 7)], ":")
	out, err := i.secrets.DescribeSecret(ctx, &secretsmanager.DescribeSecretInput{SecretId: &id})
	switch {
	case absent(err):
		return false, "", nil
	case err != nil:
		return false, "", explain(err)
	case out.DeletedDate != nil:
		return false, "", nil
	}
	return len(out.VersionIdsToStages) > 0, aws.ToString(out.Name), nil
}

// PutParameter writes an SSM parameter as a secure string, over any that is there.
func (c *Cloud) PutParameter(ctx context.Context, name, value string) error {
	_, err := c.parameters.PutParameter(ctx, &ssm.PutParameterInput{
		Name: &name, Value: &value, Type: ssmtypes.ParameterTypeSecureString, Overwrite: aws.Bool(true),
	})
	return explain(err)
}

package cloud

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// session names flota in the audit trail of an account whose role it assumes.
const session = "flota"

// assumed returns credentials of a role, got with those at hand and got again
// before they run out (AssumeRole: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
func assumed(cfg aws.Config, role string) aws.CredentialsProvider {
	client := sts.NewFromConfig(cfg)
	return aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := client.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &role, RoleSessionName: aws.String(session)})
		if err != nil {
			return aws.Credentials{}, explain(err)
		}
		return aws.Credentials{
			AccessKeyID:     aws.ToString(out.Credentials.AccessKeyId),
			SecretAccessKey: aws.ToString(out.Credentials.SecretAccessKey),
			SessionToken:    aws.ToString(out.Credentials.SessionToken),
			Source:          "AssumeRole " + role,
			CanExpire:       true,
			Expires:         aws.ToTime(out.Credentials.Expiration),
		}, nil
	}))
}

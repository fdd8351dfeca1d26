variables {
  name            = "cambio-bitbucket"
  path            = "/cambio/pipeline/"
  workspace       = { slug = "example", uuid = "11111111-2222-3333-4444-555555555555" }
  repository_uuid = "66666666-7777-8888-9999-000000000000"
  build           = "[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"arn:aws:iam::111111111111:role/cambio-dev-plan\"}]"
  deployments = {
    prod = {
      uuid       = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
      statements = "[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"arn:aws:iam::222222222222:role/cambio-prod-deliver\"}]"
    }
  }
}

run "apply" {
  command = apply

  assert {
    condition = (
      aws_iam_openid_connect_provider.this.url == "https://api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc" &&
      aws_iam_openid_connect_provider.this.client_id_list == toset(["ari:cloud:bitbucket::workspace/11111111-2222-3333-4444-555555555555"])
    )
    error_message = "The provider must be the workspace's, and take its audience only."
  }

  assert {
    condition     = join(" ", sort(keys(aws_iam_role.this))) == "cambio-bitbucket-build cambio-bitbucket-prod-deploy"
    error_message = "There is a role for building, and one for each deployment."
  }

  assert {
    condition = jsondecode(aws_iam_role.this["cambio-bitbucket-build"].assume_role_policy).Statement[0].Condition == {
      StringEquals = { "api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc:aud" = "ari:cloud:bitbucket::workspace/11111111-2222-3333-4444-555555555555" }
      StringLike   = { "api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc:sub" = "{66666666-7777-8888-9999-000000000000}:*" }
    }
    error_message = "Only the steps of this repository must get the role that builds."
  }

  assert {
    condition = (
      jsondecode(aws_iam_role.this["cambio-bitbucket-prod-deploy"].assume_role_policy).Statement[0].Condition.StringLike["api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc:sub"]
      == "{66666666-7777-8888-9999-000000000000}:{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}:*"
    )
    error_message = "Only steps of that deployment must get its role."
  }

  assert {
    condition     = alltrue([for r in aws_iam_role.this : jsondecode(r.assume_role_policy).Statement[0].Principal.Federated == aws_iam_openid_connect_provider.this.arn])
    error_message = "The roles are for Bitbucket's tokens only."
  }

  assert {
    condition = (
      jsondecode(aws_iam_role_policy.this["cambio-bitbucket-build"].policy).Statement[0].Resource == "arn:aws:iam::111111111111:role/cambio-dev-plan" &&
      jsondecode(aws_iam_role_policy.this["cambio-bitbucket-prod-deploy"].policy).Statement[0].Resource == "arn:aws:iam::222222222222:role/cambio-prod-deliver"
    )
    error_message = "Each role may do what it is given, and no more."
  }

  assert {
    condition     = output.role_arns["cambio-bitbucket-prod-deploy"] == aws_iam_role.this["cambio-bitbucket-prod-deploy"].arn && output.provider_arn == aws_iam_openid_connect_provider.this.arn
    error_message = "The outputs must name the roles and the provider."
  }

  assert {
    condition     = endswith(output.role_arns["cambio-bitbucket-build"], ":role/cambio/pipeline/cambio-bitbucket-build")
    error_message = "The environments know the roles by their path."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name            = "Cambio"
    path            = "cambio"
    workspace       = { slug = "a/b", uuid = "{11111111-2222-3333-4444-555555555555}" }
    repository_uuid = "*"
    build           = "[]"
    deployments     = { dev = { uuid = "dev", statements = "[]" } }
  }

  expect_failures = [var.name, var.path, var.workspace, var.repository_uuid, var.build, var.deployments]
}

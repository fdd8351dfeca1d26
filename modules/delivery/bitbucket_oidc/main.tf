locals {
  issuer = "api.bitbucket.org/2.0/workspaces/${var.workspace.slug}/pipelines-config/identity/oidc"

  audience = "ari:cloud:bitbucket::workspace/${var.workspace.uuid}"

  # The subject of a token is {repository}:{step}, or {repository}:{environment}:{step} in a deployment:
  # support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect
  repository = "{${var.repository_uuid}}"

  roles = merge(
    { "${var.name}-build" = { subject = "${local.repository}:*", statements = var.build, of = "checks and builds" } },
    {
      for name, d in var.deployments : "${var.name}-${name}-deploy" =>
      { subject = "${local.repository}:{${d.uuid}}:*", statements = d.statements, of = "deploys to ${name}" }
    },
  )
}

# AWS trusts the authority that signed the issuer's certificate, so that no thumbprint must be pinned.
resource "aws_iam_openid_connect_provider" "this" {
  url            = "https://${local.issuer}"
  client_id_list = [local.audience]
}

resource "aws_iam_role" "this" {
  for_each = local.roles

  name                 = each.key
  path                 = var.path
  description          = "What a step of Bitbucket Pipelines that ${each.value.of} may do"
  permissions_boundary = var.boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.this.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = { "${local.issuer}:aud" = local.audience }
        StringLike   = { "${local.issuer}:sub" = each.value.subject }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = local.roles

  name = "steps"
  role = aws_iam_role.this[each.key].name

  policy = jsonencode({ Version = "2012-10-17", Statement = jsondecode(each.value.statements) })
}

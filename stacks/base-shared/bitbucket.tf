# The steps of Bitbucket Pipelines, for a fleet that runs them there. They are of all services, so that their rights are
# those of all steps of CodeBuild together.

locals {
  bitbucket = var.bitbucket_oidc == null ? {} : { this = var.bitbucket_oidc }

  bitbucket_by_s3 = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
  state_arn       = "arn:aws:s3:::${var.state_bucket}"
  artifact_arn    = "arn:aws:s3:::${local.artifact_bucket}"
  repositories    = "arn:aws:ecr:${var.region}:${var.account}:repository/${var.fleet}/*"

  bitbucket_common = [
    # This action knows no resources.
    { Sid = "Login", Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = ["*"] },
    { Sid = "Image", Effect = "Allow", Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"], Resource = [local.repositories] },
    { Sid = "Read", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${local.state_arn}/outputs/*"] },
    { Sid = "Tell", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${local.artifact_arn}/outbox/*", "${local.artifact_arn}/pulls/*"] },
    { Sid = "Versions", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${local.state_arn}/parameters/key"] },
    { Sid = "List", Effect = "Allow", Action = ["s3:ListBucket"], Resource = [local.state_arn, local.artifact_arn] },
  ]

  bitbucket_keys = [{
    Sid       = "Keys"
    Effect    = "Allow"
    Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource  = [module.state_key.arn, module.delivery_key.arn]
    Condition = local.bitbucket_by_s3
  }]

  bitbucket_build = concat([
    { Sid = "Push", Effect = "Allow", Action = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"], Resource = [local.repositories] },
    # The image in which all steps run is no step's to change.
    { Sid = "Keep", Effect = "Deny", Action = ["ecr:PutImage"], Resource = [module.build_image.arn] },
    { Sid = "States", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${local.state_arn}/service/*"] },
    # A plan locks the state that it reads.
    { Sid = "Lock", Effect = "Allow", Action = ["s3:PutObject", "s3:DeleteObject"], Resource = ["${local.state_arn}/service/*.tflock"] },
    { Sid = "Builds", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${local.artifact_arn}/builds/*"] },
    ], [
    for k in module.signing_key : { Sid = "Sign", Effect = "Allow", Action = ["kms:Sign", "kms:GetPublicKey"], Resource = [k.arn] }
  ])
}

module "bitbucket_oidc" {
  source   = "../../modules/delivery/bitbucket_oidc"
  for_each = local.bitbucket

  name            = "${var.fleet}-bitbucket"
  path            = "/${var.fleet}/pipeline/"
  workspace       = each.value.workspace
  repository_uuid = each.value.repository_uuid
  boundary        = module.boundary.arn

  build = jsonencode(concat(local.bitbucket_common, local.bitbucket_keys, local.bitbucket_build, [{
    Sid      = "Plan"
    Effect   = "Allow"
    Action   = ["sts:AssumeRole"]
    Resource = [for name, e in each.value.environments : "arn:aws:iam::${e.account}:role/${var.fleet}-${name}-plan"]
  }]))

  deployments = {
    for name, e in each.value.environments : name => {
      uuid = e.uuid
      statements = jsonencode(concat(local.bitbucket_common, local.bitbucket_keys, [
        { Sid = "Deliver", Effect = "Allow", Action = ["sts:AssumeRole"], Resource = ["arn:aws:iam::${e.account}:role/${var.fleet}-${name}-deliver"] },
        { Sid = "Builds", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${local.artifact_arn}/builds/*"] },
        # The ledger is never deleted from.
        { Sid = "Record", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = ["${local.state_arn}/ledger/*", "${local.state_arn}/outputs/service/*"] },
        { Sid = "State", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${local.state_arn}/service/*/${name}/*", "${local.state_arn}/leases/${name}/*"] },
      ]))
    } if e.uuid != null
  }
}

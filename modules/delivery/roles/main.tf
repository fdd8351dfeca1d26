locals {
  # Where things of this environment are, and of no other.
  here    = "${var.region}:${var.account}"
  cluster = "arn:aws:ecs:${local.here}:cluster/${var.name}"
  roles   = "arn:aws:iam::${var.account}:role/${var.name}-*"
  buckets = ["arn:aws:s3:::${var.name}-*"]

  tagged = { "aws:ResourceTag/fleet" = var.fleet, "aws:ResourceTag/environment" = var.environment }

  roles_of = {
    plan    = { step = "build", description = "What the pipelines of ${var.fleet} may see of ${var.environment}" }
    deliver = { step = "deploy", description = "What the pipelines of ${var.fleet} may do to ${var.environment}" }
  }
}

resource "aws_iam_role" "this" {
  # flota:waive iam-role-trust-external-id the other account is the fleet's own, and of its roles only steps of pipelines come in
  for_each = local.roles_of

  name                 = "${var.name}-${each.key}"
  description          = each.value.description
  permissions_boundary = aws_iam_policy.boundary.arn

  # A release may wait long for its alarms.
  max_session_duration = 3600

  # Nobody but flota's core stacks may make roles under that path.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${var.shared_account}:root" }
      Action    = "sts:AssumeRole"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::${var.shared_account}:role/${var.fleet}/pipeline/${var.fleet}-*-${each.value.step}" } }
    }]
  })
}

# To release is to look as well. It is a policy of its own: both together are more than IAM lets stand in a role.
resource "aws_iam_policy" "read" {
  # flota:waive iam-policy-data-limited parameters under the fleet's own path, and no key that would decrypt a secret one
  # flota:waive iam-policy-reads-limited a plan reads what is there before it can name it; only what knows no resources, or is the environment's by its name, is open

  name        = "${var.name}-look"
  description = "What a plan of a service in ${var.name} looks at"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.read })
}

resource "aws_iam_role_policy_attachment" "read" {
  for_each = aws_iam_role.this

  role       = each.value.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_role_policy" "apply" {
  name   = "apply"
  role   = aws_iam_role.this["deliver"].name
  policy = jsonencode({ Version = "2012-10-17", Statement = concat(local.apply, local.guard) })
}

# What the steps may do beyond reading their source. A step touches its own service only, and the environments
# through their own roles.

locals {
  state_bucket = "arn:aws:s3:::${var.shared.state_bucket}"
  builds       = "${var.shared.artifact_bucket_arn}/builds/${var.service.name}/*"

  by_s3 = [{ test = "StringEquals", variable = "kms:ViaService", values = ["s3.${var.region}.amazonaws.com"] }]

  # Outputs of the stacks below it, and its own.
  outputs = [
    "${local.state_bucket}/outputs/base/*",
    "${local.state_bucket}/outputs/service/${var.service.name}/*",
  ]
  states = "${local.state_bucket}/service/${var.service.name}/*"

  # Who may not list where an object would be is told that it may not read it, and not that there is none (API: GetObject).
  list_state = {
    sid       = "ListState"
    actions   = ["s3:ListBucket"]
    resources = [local.state_bucket]
    conditions = [{ test = "StringLike", variable = "s3:prefix", values = [
      "service/${var.service.name}/*", "outputs/*", "ledger/*", "leases/*/${var.service.name}/*", "parameters/key",
    ] }]
  }
  list_builds = {
    sid        = "ListBuilds"
    actions    = ["s3:ListBucket"]
    resources  = [var.shared.artifact_bucket_arn]
    conditions = [{ test = "StringLike", variable = "s3:prefix", values = ["builds/${var.service.name}/*"] }]
  }
  state_key = { sid = "StateKey", actions = ["kms:Decrypt", "kms:GenerateDataKey"], resources = [var.shared.keys.state], conditions = local.by_s3 }
  build_key = { sid = "BuildKey", actions = ["kms:Decrypt", "kms:GenerateDataKey"], resources = [var.shared.keys.delivery], conditions = local.by_s3 }

  # What Bitbucket could not be told is kept, by whichever step, and told by the next one of any service.
  tell = [
    {
      sid        = "Tell"
      actions    = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      resources  = ["${var.shared.artifact_bucket_arn}/outbox/*", "${var.shared.artifact_bucket_arn}/pulls/*"]
      conditions = []
    },
    {
      sid        = "ListTold"
      actions    = ["s3:ListBucket"]
      resources  = [var.shared.artifact_bucket_arn]
      conditions = [{ test = "StringLike", variable = "s3:prefix", values = ["outbox/*", "pulls/*"] }]
    },
  ]

  # By its key a value that has changed is told from one that has not.
  versions = { sid = "Versions", actions = ["s3:GetObject", "s3:PutObject"], resources = ["${local.state_bucket}/parameters/key"], conditions = [] }

  sign = !try(var.pipeline.sign, false) ? [] : [
    { sid = "Sign", actions = ["kms:Sign", "kms:GetPublicKey"], resources = [var.shared.signing_key_arn], conditions = [] },
  ]

  # The checks look at the stacks as they will be, and change nothing.
  qa_rights = concat(
    [
      { sid = "Read", actions = ["s3:GetObject"], resources = local.outputs, conditions = [] },
      local.list_state, merge(local.state_key, { actions = ["kms:Decrypt"] }), local.build_key,
    ],
    local.tell,
  )

  build_rights = concat(
    [for r in module.repository : {
      sid = "Push"
      actions = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
      ]
      resources  = [r.arn]
      conditions = []
    }],
    local.sign,
    [
      { sid = "Plan", actions = ["sts:AssumeRole"], resources = [for e in var.environments : "arn:aws:iam::${e.account}:role/${var.fleet}-${e.name}-plan"], conditions = [] },
      { sid = "Read", actions = ["s3:GetObject"], resources = concat(local.outputs, [local.states]), conditions = [] },
      # A plan locks the state that it reads.
      { sid = "Lock", actions = ["s3:PutObject", "s3:DeleteObject"], resources = ["${local.states}.tflock"], conditions = [] },
      { sid = "Builds", actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], resources = [local.builds], conditions = [] },
      local.versions, local.list_state, local.list_builds, local.state_key, local.build_key,
    ],
    local.tell,
  )

  deploy_rights = concat([
    { sid = "Deliver", actions = ["sts:AssumeRole"], resources = [for e in var.environments : "arn:aws:iam::${e.account}:role/${var.fleet}-${e.name}-deliver"], conditions = [] },
    # It notes in the build that a plan is no longer what was approved.
    { sid = "Builds", actions = ["s3:GetObject", "s3:PutObject"], resources = [local.builds], conditions = [] },
    # The ledger is never overwritten, and never deleted from.
    { sid = "Record", actions = ["s3:GetObject"], resources = concat(local.outputs, ["${local.state_bucket}/ledger/*/${var.service.name}/*"]), conditions = [] },
    {
      sid     = "Write"
      actions = ["s3:PutObject"]
      resources = [
        "${local.state_bucket}/outputs/service/${var.service.name}/*",
        "${local.state_bucket}/ledger/*/${var.service.name}/*",
      ]
      conditions = []
    },
    {
      sid        = "State"
      actions    = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      resources  = [local.states, "${local.state_bucket}/leases/*/${var.service.name}/*"]
      conditions = []
    },
    local.versions, local.list_state, local.list_builds, local.state_key, local.build_key,
  ], local.tell)
}

variables {
  name        = "cambio-dev-statements-111111111111-us-east-1"
  key_arn     = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  access_logs = { bucket = "cambio-dev-logs-111111111111-us-east-1" }
}

run "plan_is_private_and_encrypted" {
  command = plan

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "All four public access blocks must be on."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
    error_message = "Objects must be encrypted with the KMS key."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    error_message = "A bucket key must save calls to KMS."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "Versions are kept by default."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "ACLs must be off."
  }

  assert {
    condition = [for s in jsondecode(aws_s3_bucket_policy.this.policy).Statement : [s.Effect, s.Condition]] == [
      ["Deny", { Bool = { "aws:SecureTransport" = "false" } }],
      ["Deny", { NumericLessThan = { "s3:TlsVersion" = "1.2" } }],
    ]
    error_message = "Plain HTTP and TLS below 1.2 must be denied, and nothing allowed."
  }

  assert {
    condition     = aws_s3_bucket_logging.this[0].target_prefix == "s3/cambio-dev-statements-111111111111-us-east-1/"
    error_message = "Access logs must go to a prefix of the bucket's own."
  }

  assert {
    condition     = [for r in aws_s3_bucket_lifecycle_configuration.this.rule : r.id] == ["unfinished-uploads", "old-versions"]
    error_message = "Objects must not expire by default."
  }
}

run "apply_expiring_with_a_reader" {
  command = apply

  variables {
    access_logs = null
    expire_days = 365
    statements = [{
      sid        = "Read"
      principals = { AWS = ["arn:aws:iam::222222222222:root"] }
      actions    = ["s3:GetObject"]
      paths      = ["plans/*"]
      conditions = [{ test = "StringEquals", variable = "aws:PrincipalOrgID", values = ["o-1"] }]
    }]
  }

  assert {
    condition     = [for r in aws_s3_bucket_lifecycle_configuration.this.rule : r.expiration[0].days if r.id == "expire"] == [365]
    error_message = "Objects must expire after 365 days."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[2].Resource == ["arn:aws:s3:::cambio-dev-statements-111111111111-us-east-1/plans/*"]
    error_message = "The reader must get its path only."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[2].Condition == { StringEquals = { "aws:PrincipalOrgID" = ["o-1"] } }
    error_message = "The reader's condition must be in the policy."
  }

  assert {
    condition     = output.name == var.name && output.arn == "arn:aws:s3:::${var.name}"
    error_message = "The outputs must name the bucket."
  }

  assert {
    condition     = length(aws_s3_bucket_logging.this) == 0
    error_message = "A bucket without a log bucket must not be logged."
  }
}

run "log_target_uses_the_key_of_s3" {
  command = plan

  variables {
    key_arn    = null
    log_target = true
    versioned  = false
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256"
    error_message = "A log target must be encrypted with S3's own key."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Suspended"
    error_message = "versioned = false must stop versions."
  }
}

run "plan_cheaper_and_locked" {
  command = plan

  variables {
    transitions = [{ days = 0, class = "INTELLIGENT_TIERING" }, { days = 180, class = "GLACIER_IR" }]
    lock_days   = 30
  }

  assert {
    condition     = flatten([for r in aws_s3_bucket_lifecycle_configuration.this.rule : [for t in r.transition : [t.days, t.storage_class]] if r.id == "cheaper-classes"]) == [0, "INTELLIGENT_TIERING", 180, "GLACIER_IR"]
    error_message = "Objects must move to the classes, in time."
  }

  assert {
    condition     = aws_s3_bucket_object_lock_configuration.this[0].rule[0].default_retention[0].days == 30 && aws_s3_bucket_object_lock_configuration.this[0].rule[0].default_retention[0].mode == "GOVERNANCE"
    error_message = "Objects must be locked for 30 days."
  }
}

run "copy" {
  command = apply

  variables {
    name        = "cambio-dev-statements-111111111111-eu-west-1"
    region      = "eu-west-1"
    key_arn     = "arn:aws:kms:eu-west-1:111111111111:key/99999999-2222-3333-4444-555555555555"
    access_logs = null
  }

  module {
    source = "./."
  }

  assert {
    condition     = aws_s3_bucket.this.bucket_region == "eu-west-1" && aws_s3_bucket_versioning.this.region == "eu-west-1"
    error_message = "The copy must be in its region."
  }
}

run "apply_replicated" {
  command = apply

  variables {
    access_logs = null
    replica = {
      bucket_arn = run.copy.arn
      key_arn    = "arn:aws:kms:eu-west-1:111111111111:key/99999999-2222-3333-4444-555555555555"
    }
  }

  assert {
    condition     = aws_s3_bucket_replication_configuration.this[0].rule[0].destination[0].bucket == run.copy.arn && aws_s3_bucket_replication_configuration.this[0].role == output.replication_role_arn
    error_message = "Objects must be copied to the other bucket, by the role."
  }

  assert {
    condition     = aws_s3_bucket_replication_configuration.this[0].rule[0].source_selection_criteria[0].sse_kms_encrypted_objects[0].status == "Enabled" && aws_s3_bucket_replication_configuration.this[0].rule[0].destination[0].encryption_configuration[0].replica_kms_key_id == var.replica.key_arn
    error_message = "Encrypted objects must be copied, with the key of the other region."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_role_policy.replication[0].policy).Statement : s.Sid => s.Resource } == {
      ReadBucket  = "arn:aws:s3:::${var.name}"
      ReadObjects = "arn:aws:s3:::${var.name}/*"
      WriteCopies = "${run.copy.arn}/*"
      Decrypt     = var.key_arn
      Encrypt     = var.replica.key_arn
    }
    error_message = "The role must have the two buckets and keys only."
  }

  assert {
    condition     = length(aws_iam_role.replication[0].name) <= 64
    error_message = "The role's name must not be too long."
  }
}

run "plan_replicated_to_another_account" {
  command = plan

  variables {
    name = "a-name-that-is-as-long-as-s3-allows-111111111111-eu-central-1-x"
    replica = {
      bucket_arn = "arn:aws:s3:::copies"
      key_arn    = "arn:aws:kms:eu-west-1:222222222222:key/99999999-2222-3333-4444-555555555555"
      account    = "222222222222"
    }
  }

  assert {
    condition     = aws_s3_bucket_replication_configuration.this[0].rule[0].destination[0].account == "222222222222" && aws_s3_bucket_replication_configuration.this[0].rule[0].destination[0].access_control_translation[0].owner == "Destination"
    error_message = "The other account must own its copies."
  }

  assert {
    condition     = length(aws_iam_role.replication[0].name) <= 64 && endswith(aws_iam_role.replication[0].name, "-replication")
    error_message = "The role's name must fit."
  }
}

run "refuses_to_copy_or_lock_without_versions" {
  command = plan

  variables {
    versioned   = false
    lock_days   = 1
    expire_days = 30
    transitions = [{ days = 30, class = "STANDARD_IA" }]
    replica     = { bucket_arn = "arn:aws:s3:::copies", key_arn = "arn:aws:kms:eu-west-1:222222222222:key/99999999-2222-3333-4444-555555555555" }
  }

  expect_failures = [var.lock_days, var.replica, var.transitions]
}

run "refuses_the_world" {
  command = plan

  variables {
    statements = [{ sid = "World", principals = { AWS = ["*"] }, actions = ["s3:*"] }]
  }

  expect_failures = [var.statements]
}

run "refuses_bad_values" {
  command = plan

  variables {
    key_arn         = null
    name            = "Not_A_Bucket"
    expire_days     = -1
    noncurrent_days = 0
  }

  expect_failures = [var.name, var.key_arn, var.expire_days, var.noncurrent_days]
}

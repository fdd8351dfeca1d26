run "closes_the_account" {
  command = apply

  variables {
    account_wide = true
    region_wide  = true
  }

  assert {
    condition = (
      aws_s3_account_public_access_block.this[0].block_public_acls && aws_s3_account_public_access_block.this[0].block_public_policy &&
      aws_s3_account_public_access_block.this[0].ignore_public_acls && aws_s3_account_public_access_block.this[0].restrict_public_buckets
    )
    error_message = "No bucket of the account may be public."
  }

  assert {
    condition     = aws_iam_account_password_policy.this[0].minimum_password_length >= 14 && aws_iam_account_password_policy.this[0].password_reuse_prevention == 24
    error_message = "Passwords must be long, and not come again."
  }

  assert {
    condition     = aws_ebs_encryption_by_default.this[0].enabled && aws_ec2_instance_metadata_defaults.this[0].http_tokens == "required"
    error_message = "Disks must be encrypted, and instance metadata ask for a token, whoever starts an instance."
  }
}

run "region_alone" {
  command = plan

  variables {
    account_wide = false
    region_wide  = true
  }

  assert {
    condition     = length(aws_s3_account_public_access_block.this) == 0 && length(aws_iam_account_password_policy.this) == 0 && length(aws_ebs_encryption_by_default.this) == 1
    error_message = "What an account has once must be left to the stack that makes it."
  }
}

run "nothing" {
  command = plan

  variables {
    account_wide = false
    region_wide  = false
  }

  assert {
    condition     = length(aws_s3_account_public_access_block.this) + length(aws_ebs_encryption_by_default.this) + length(aws_ec2_instance_metadata_defaults.this) == 0
    error_message = "A stack that does not carry the account must touch none of its settings."
  }
}

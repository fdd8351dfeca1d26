# What an account has once.

resource "aws_s3_account_public_access_block" "this" {
  count = var.account_wide ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# For users that IAM itself knows. Single sign-on has rules of its own.
resource "aws_iam_account_password_policy" "this" {
  count = var.account_wide ? 1 : 0

  minimum_password_length        = 14
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  allow_users_to_change_password = true
  password_reuse_prevention      = 24
  max_password_age               = 90
}

# What an account has once in each region.

resource "aws_ebs_encryption_by_default" "this" {
  count = var.region_wide ? 1 : 0

  enabled = true
}

resource "aws_ec2_instance_metadata_defaults" "this" {
  count = var.region_wide ? 1 : 0

  http_tokens                 = "required"
  http_put_response_hop_limit = 2
}

resource "aws_efs_file_system_policy" "bad" {
  file_system_id = "fs-1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "elasticfilesystem:ClientMount"
      Resource  = "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1"
    }]
  })
}

resource "aws_efs_file_system_policy" "bad_accounts" {
  file_system_id = "fs-1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:List*"]
      Resource  = "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

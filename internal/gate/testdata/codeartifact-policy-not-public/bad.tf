resource "aws_codeartifact_domain_permissions_policy" "bad" {
  domain = "cambio"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codeartifact:CreateRepository"
      Resource  = "*"
    }]
  })
}

resource "aws_codeartifact_domain_permissions_policy" "bad_accounts" {
  domain = "cambio"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["codeartifact:CreateRepository", "codeartifact:List*"]
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_codeartifact_repository_permissions_policy" "bad_repository" {
  domain     = "cambio"
  repository = "orders"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codeartifact:PublishPackageVersion"
      Resource  = "*"
    }]
  })
}

resource "aws_media_store_container_policy" "bad" {
  container_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "mediastore:GetObject"
      Resource  = "arn:aws:mediastore:us-east-1:111122223333:container/orders/*"
    }]
  })
}

resource "aws_media_store_container_policy" "bad_accounts" {
  container_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["mediastore:GetObject", "mediastore:List*"]
      Resource  = "arn:aws:mediastore:us-east-1:111122223333:container/orders/*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

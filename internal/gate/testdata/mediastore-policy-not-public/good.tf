resource "aws_media_store_container_policy" "orders" {
  container_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/orders" }
      Action    = "mediastore:GetObject"
      Resource  = "arn:aws:mediastore:us-east-1:111122223333:container/orders/*"
    }]
  })
}

resource "aws_media_store_container_policy" "narrowed" {
  container_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "mediastore:GetObject"
      Resource  = "arn:aws:mediastore:us-east-1:111122223333:container/orders/*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

resource "aws_media_store_container_policy" "service" {
  container_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "mediastore:GetObject"
      Resource  = "arn:aws:mediastore:us-east-1:111122223333:container/orders/*"
    }]
  })
}

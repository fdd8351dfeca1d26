resource "aws_cloudwatch_event_bus_policy" "bad" {
  event_bus_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "events:PutEvents"
      Resource  = "arn:aws:events:us-east-1:111122223333:event-bus/orders"
    }]
  })
}

resource "aws_cloudwatch_event_bus_policy" "bad_accounts" {
  event_bus_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["*"] }
      Action    = ["events:PutEvents", "events:List*"]
      Resource  = "arn:aws:events:us-east-1:111122223333:event-bus/orders"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_schemas_registry_policy" "bad_registry" {
  registry_name = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "schemas:DescribeRegistry"
      Resource  = "*"
    }]
  })
}

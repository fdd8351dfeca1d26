resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_notification" "orders" {
  bucket = aws_s3_bucket.orders.id
  topic {
    topic_arn = "arn:aws:sns:eu-west-1:111122223333:orders"
    events    = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
}

resource "aws_s3_bucket_notification" "invoices" {
  bucket      = aws_s3_bucket.invoices.id
  eventbridge = true
}

resource "aws_s3_bucket" "clerks" {
  bucket = "cambio-clerks"
}

resource "aws_s3_bucket_notification" "clerks" {
  bucket = aws_s3_bucket.clerks.id
  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:clerks"
    events              = ["s3:ObjectRemoved:*"]
  }
}

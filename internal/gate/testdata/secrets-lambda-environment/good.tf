resource "aws_secretsmanager_secret" "db" {
  name = "orders/db"
}

resource "aws_lambda_function" "reference" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"

  environment {
    variables = {
      DB_SECRET_ARN   = aws_secretsmanager_secret.db.arn
      DB_SECRET       = "orders/db"
      API_KEY         = "ssm:/orders/prod/api-key"
      PASSWORD_LENGTH = "32"
      TOKEN_URL       = "https://id.cambio.example/oauth2/token"
      DATABASE_URL    = "postgres://orders@db.cambio.example/orders"
      COMMIT          = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"
    }
  }
}

resource "aws_lambda_function" "none" {
  function_name = "rates"
  role          = "arn:aws:iam::111122223333:role/rates"
}

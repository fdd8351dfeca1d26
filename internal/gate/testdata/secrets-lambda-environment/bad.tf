resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"

  environment {
    variables = {
      AWS_ACCESS_KEY_ID     = "AKIAIOSFODNN7EXAMPLE"
      AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    }
  }
}

resource "aws_lambda_function" "bad_url" {
  function_name = "invoices"
  role          = "arn:aws:iam::111122223333:role/invoices"

  environment {
    variables = {
      DATABASE_URL = "postgres://invoices:mango-split-9@db.cambio.example/invoices"
    }
  }
}

resource "aws_lambda_function" "fine" {
  function_name = "rates"
  role          = "arn:aws:iam::111122223333:role/rates"

  environment {
    variables = {
      LOG_LEVEL = "info"
    }
  }
}

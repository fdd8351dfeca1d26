resource "aws_glue_connection" "bad" {
  name = "orders"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://orders.example:5432/orders"
  }
}

resource "aws_glue_connection" "bad_2" {
  name = "orders"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://orders.example:5432/orders"
    JDBC_ENFORCE_SSL    = "false"
  }
}

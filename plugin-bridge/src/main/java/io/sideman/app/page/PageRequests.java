package io.sideman.app.page;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.sideman.app.cli.CliError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Answers the requests of one connection: the page's files at once, everything else from a worker.
final class PageRequests extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final System.Logger LOG = System.getLogger(PageRequests.class.getName());
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self' ws:; media-src 'self' blob:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final PageGate gate;
  private final PageApi api;
  private final Executor workers;

  PageRequests(PageGate gate, PageApi api, Executor workers) {
    super(FullHttpRequest.class);
    this.gate = gate;
    this.api = api;
    this.workers = workers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (!request.decoderResult().isSuccess()) {
      send(context, false, PageAnswer.text(400, "That is no request of a browser."));
      return;
    }
    boolean keep = HttpUtil.isKeepAlive(request);
    Optional<PageAnswer> refused = gate.refuse(request);
    if (refused.isPresent()) {
      send(context, false, refused.get());
      return;
    }
    var query = new QueryStringDecoder(request.uri());
    if (query.path().equals("/live")) {
      context.fireChannelRead(request.retain());
      return;
    }
    boolean reads = request.method().equals(HttpMethod.GET);
    Optional<PageAnswer> file = reads ? PageFiles.find(query.path()) : Optional.empty();
    if (file.isPresent()) {
      send(context, keep, file.get());
      return;
    }
    String body = request.content().toString(StandardCharsets.UTF_8);
    work(context, keep, new PageAsk(query.path(), !reads, parameters(query), body));
  }

  private static Map<String, String> parameters(QueryStringDecoder query) {
    var first = new LinkedHashMap<String, String>();
    query.parameters().forEach((name, values) -> first.put(name, values.getFirst()));
    return first;
  }

  private void work(ChannelHandlerContext context, boolean keep, PageAsk ask) {
    try {
      workers.execute(() -> {
        PageAnswer answer = answer(ask);
        context.executor().execute(() -> send(context, keep, answer));
      });
    } catch (RejectedExecutionException e) {
      send(context, false, PageAnswer.text(503, "The jam is ending."));
    }
  }

  /// A worker's failure is an answer too: the page shows its sentence.
  private PageAnswer answer(PageAsk ask) {
    try {
      return api.answer(ask);
    } catch (CliError | IllegalArgumentException e) {
      return PageAnswer.text(422, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "the page asked for " + ask.path(), e);
      return PageAnswer.text(500, "That went wrong here: " + e.getMessage());
    }
  }

  private static void send(ChannelHandlerContext context, boolean keep, PageAnswer answer) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(answer.body()));
    var headers = response.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, answer.type());
    headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    answer.headers().forEach(headers::set);
    HttpUtil.setContentLength(response, answer.body().length);
    HttpUtil.setKeepAlive(response, keep);
    var sent = context.writeAndFlush(response);
    if (!keep) {
      var _ = sent.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close(); // the browser has gone, or sent what is no HTTP
  }
}
